package dev.earshot.bridge.server;

import dev.earshot.bridge.secrets.Credentials;
import dev.earshot.bridge.wire.Offer;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.recognition.LocalRecognizer;
import dev.earshot.engine.recognition.Recognizer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// A server on any free port with a model that says what a test wants, and a clock that only the test moves.
final class House implements AutoCloseable {
    private final Recognizer recognizer;
    private final AtomicLong nanos = new AtomicLong();
    private final BlockingQueue<SessionReport> reports = new LinkedBlockingQueue<>();
    private final List<Runnable> beats = new ArrayList<>();
    private final SttServer server;

    House(FakeModel model) {
        this(model, ServerLimits.USUAL, Access.open());
    }

    House(FakeModel model, ServerMonitor monitor) {
        this(model, ServerLimits.USUAL, Access.open(), monitor);
    }

    House(FakeModel model, ServerLimits limits, Access access) {
        this(model, limits, access, ServerMonitor.NONE);
    }

    House(FakeModel model, Access access, Credentials tls) {
        this(model, ServerLimits.USUAL, access, ServerMonitor.NONE, Optional.of(tls));
    }

    private House(FakeModel model, ServerLimits limits, Access access, ServerMonitor monitor) {
        this(model, limits, access, monitor, Optional.empty());
    }

    private House(
            FakeModel model, ServerLimits limits, Access access, ServerMonitor monitor, Optional<Credentials> tls) {
        recognizer = new LocalRecognizer(model, 8);
        var setup = new SttServer.Setup("127.0.0.1", 0, access, limits, Terms.LIVE, ServerProtocol.all(), tls);
        server = new SttServer(
                setup,
                new Only(),
                ServerMonitor.all(monitor, ServerMonitor.ofReports(reports::add)),
                action -> {
                    beats.add(action);
                    return () -> {};
                },
                nanos::get,
                InstantSource.fixed(Instant.parse("2026-01-02T03:04:05.678Z")));
        server.start();
    }

    /// It has one model, and says so.
    private final class Only implements Recognizers {
        @Override
        public Recognizer named(Optional<String> model) {
            if (model.filter(name -> !name.equals("fake")).isPresent()) {
                throw new SttException(
                        SttError.MODEL_NOT_FOUND, "There is no model " + model.get() + "; there is fake.");
            }
            return recognizer;
        }

        @Override
        public List<Offer.Model> offered() {
            return List.of(new Offer.Model("fake", "local", Instant.EPOCH));
        }
    }

    URI address() {
        return server.address();
    }

    SttServer server() {
        return server;
    }

    Caller call(String target, String... headers) {
        return Caller.of(address(), target, headers);
    }

    /// So much time passes, in beats of 100 ms.
    void pass(Duration time) {
        for (long left = time.toMillis(); left > 0; left -= 100) {
            nanos.addAndGet(Duration.ofMillis(100).toNanos());
            beats.forEach(Runnable::run);
        }
    }

    /// How the next connection that ended went.
    SessionReport report() throws InterruptedException {
        var report = reports.poll(60, TimeUnit.SECONDS);
        if (report == null) {
            throw new AssertionError("no connection has ended");
        }
        return report;
    }

    HttpResponse<String> get(String target, String... headers) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(address().resolve(target));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Override
    public void close() {
        server.stop(Duration.ZERO);
        recognizer.close();
    }
}
