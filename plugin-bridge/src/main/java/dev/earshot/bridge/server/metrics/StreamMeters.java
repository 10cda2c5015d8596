package dev.earshot.bridge.server.metrics;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.TranscriptEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/// What is counted of one connection. Used by one thread at a time.
public final class StreamMeters {
    /// Of the histograms of delays.
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(200),
        Duration.ofMillis(300),
        Duration.ofMillis(500),
        Duration.ofMillis(750),
        Duration.ofSeconds(1),
        Duration.ofMillis(1500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(3),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30)
    };

    private final MeterRegistry registry;
    private final LongSupplier nanoTime;
    private final String protocol;
    private final String key;
    private final Runnable leave;
    private final Counter received;
    private final TextDelays delays;

    /// @param leave is run when it ends
    StreamMeters(MeterRegistry registry, LongSupplier nanoTime, String protocol, String key, Runnable leave) {
        this.leave = leave;
        this.registry = registry;
        this.nanoTime = nanoTime;
        this.protocol = protocol;
        this.key = key;
        this.received = Counter.builder("earshot.audio.received")
                .description("Sound that clients sent to be heard")
                .baseUnit("seconds")
                .tags("protocol", protocol, "key", key)
                .register(registry);
        this.delays = new TextDelays(
                histogram(
                        "earshot.first.interim.latency",
                        "From the arrival of the sound in which an utterance begins to its first text")::record,
                histogram(
                        "earshot.final.latency",
                        "From the arrival of the sound in which an utterance ends to its last final text")::record);
    }

    private Timer histogram(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(BUCKETS)
                .tag("protocol", protocol)
                .register(registry);
    }

    /// This came, and will be heard.
    public void sound(Pcm chunk) {
        received.increment(Meters.seconds(Pcm.durationOf(chunk.samples().length)));
        delays.sound(chunk, nanoTime.getAsLong());
    }

    /// This is handed to the protocol, which sends it at once.
    ///
    /// @param event on the axis of all sound that came
    public void told(TranscriptEvent event) {
        delays.told(event, nanoTime.getAsLong());
    }

    /// Something could not be done.
    ///
    /// @param code one of an enumeration
    public void failed(Enum<?> code) {
        Counter.builder("earshot.errors")
                .description("What clients were told that went wrong")
                .tags("protocol", protocol, "code", code.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }

    /// It ended.
    public void ended(Outcome outcome) {
        leave.run();
        Counter.builder("earshot.connections.ended")
                .description("Connections that are over")
                .tags("protocol", protocol, "key", key)
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }
}
