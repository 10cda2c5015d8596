package dev.earshot.bridge.server;

import dev.earshot.bridge.server.metrics.Meters;
import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.Offer;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.engine.recognition.ModelInMemory;
import dev.earshot.engine.recognition.Recognizer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import jakarta.servlet.Filter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// `GET /metrics`: what goes on in a server, as Prometheus reads it. Safe for many threads.
final class ServerMetrics implements ServerMonitor, AutoCloseable {
    private final Meters meters;

    /// @param nanoTime a clock that never jumps
    ServerMetrics(LongSupplier nanoTime) {
        meters = new Meters(nanoTime);
    }

    /// What is asked for when somebody reads them: the sessions that are heard, and the sound that
    /// waits, and the models in memory.
    void watch(Supplier<Number> sessions, Supplier<Duration> backlog, Supplier<List<ModelInMemory>> loaded) {
        meters.watch(sessions, backlog, loaded);
    }

    /// The same recognisers, whose work is counted.
    Recognizers measured(Recognizers recognizers) {
        return new Recognizers() {
            @Override
            public Recognizer named(Optional<String> model) {
                return meters.measured(recognizers.named(model));
            }

            @Override
            public List<Offer.Model> offered() {
                return recognizers.offered();
            }

            @Override
            public List<ModelInMemory> loaded() {
                return recognizers.loaded();
            }
        };
    }

    /// Counts requests.
    Filter calls() {
        return meters.calls();
    }

    @Override
    public SessionMonitor opened(SessionStart start) {
        return new SessionMetrics(meters.stream(start.path(), start.key()));
    }

    /// @param may who may read them: whoever may use the server
    void addTo(RoutesConfig routes, Predicate<Opening> may) {
        Handler answer = asked -> answer(asked, may.test(Openings.of(asked.req())));
        routes.get("/metrics", answer);
        routes.head("/metrics", answer);
    }

    private void answer(Context asked, boolean may) {
        asked.header("Cache-Control", "no-store").header("X-Content-Type-Options", "nosniff");
        if (!may) {
            asked.status(401)
                    .header("WWW-Authenticate", "Bearer")
                    .contentType("application/json")
                    .result(Message.of("error")
                            .put("message", "The figures of this server take one of its API keys, as all else does.")
                            .put("code", "access_denied")
                            .toString());
            return;
        }
        var accept = Optional.ofNullable(asked.header("Accept")).orElse("");
        var scrape = meters.scrape(accept);
        asked.contentType(scrape.type()).result(scrape.text());
    }

    @Override
    public void close() {
        meters.close();
    }
}
