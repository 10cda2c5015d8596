package dev.earshot.bridge.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.earshot.bridge.wire.BatchAnswer;
import dev.earshot.bridge.wire.BatchBody;
import dev.earshot.bridge.wire.BatchCall;
import dev.earshot.bridge.wire.BatchCodec;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A service that answers how long the sound was, over real HTTP, and its codec.
final class CountingApi implements AutoCloseable {
    static final BatchCodec CODEC = new BatchCodec() {
        @Override
        public BatchCall call(Pcm sound) {
            return new BatchCall(Opening.of("/hear"), new BatchBody.Raw("audio/raw", new byte[sound.samples().length]));
        }

        @Override
        public Transcript read(BatchAnswer answer, Duration audio) {
            var text = answer.read("Counting", message -> message.text("text").orElse(""));
            return new Transcript(List.of(segment(text, audio)), audio);
        }

        @Override
        public Optional<Duration> longest() {
            return Optional.empty();
        }

        @Override
        public Optional<Drafts> drafts(Duration audio) {
            return Optional.of(line -> Optional.of(new TranscriptEvent.Partial(segment(line, audio), 0)));
        }

        private Segment segment(String text, Duration audio) {
            return new Segment(0, new TimeSpan(Duration.ZERO, audio), text, List.of());
        }
    };

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch called = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private volatile boolean silent;
    private int refusals;
    private int refusal;
    private int calls;

    CountingApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// The first so many calls are answered with this status.
    synchronized void answerFirst(int status, int times) {
        refusal = status;
        refusals = times;
    }

    void sayNothing() {
        silent = true;
    }

    void awaitCall() throws InterruptedException {
        called.await();
    }

    synchronized int calls() {
        return calls;
    }

    List<String> keys() {
        return keys;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            int length = exchange.getRequestBody().readAllBytes().length;
            keys.add(exchange.getRequestHeaders().getFirst("X-Key"));
            called.countDown();
            if (silent) {
                stopped.await();
            }
            int status = status();
            var body = status == 200
                    ? "{\"text\":\"heard %.1f s\"}".formatted((double) length / Pcm.SAMPLE_RATE)
                    : "{\"error\":{\"message\":\"not now\"}}";
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            var bytes = String.format(Locale.ROOT, "%s", body).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized int status() {
        calls++;
        if (refusals > 0) {
            refusals--;
            return refusal;
        }
        return 200;
    }

    @Override
    public void close() {
        stopped.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
