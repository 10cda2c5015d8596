package dev.earshot.bridge.endpoint;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Books for tests.
final class Books {
    private Books() {}

    /// With something in every field.
    static SavedEndpoint full(String name) {
        return new SavedEndpoint(
                name,
                "deepgram",
                "wss://{{host}}/v1/listen",
                Optional.of("nova-{{generation}}"),
                Optional.of("de"),
                List.of(
                        new Field("keyterm", "Earshot"),
                        new Field("tier", "{{tier}}"),
                        new Field("keyterm", "LiveKit")),
                List.of(new Field("X-Region", "{{region}}"), new Field("X-Trace", "on")),
                new SoundChoice(Optional.of("linear16"), Optional.of(24_000)),
                new Limits(Duration.ofMillis(2500), Duration.ofSeconds(5), Duration.ofMinutes(20)),
                new Retries(5, Duration.ofMillis(250), Duration.ofSeconds(4)),
                Optional.of(new Price(new BigDecimal("0.258"), new BigDecimal("10.00"), Price.currency("EUR"))),
                true,
                Optional.of("{\"path\":\"/hear\",\"answer\":{\"text\":\"/text\"}}"),
                Unknown.NONE);
    }

    static Environment staging() {
        return Environment.of(
                "staging",
                Map.of("host", "stt.staging.test:8443", "generation", "3", "tier", "a&b", "region", "eu $1"));
    }

    static TestCollection smoke(String endpoint) {
        return new TestCollection(
                "smoke",
                List.of(
                        new EndpointTest(
                                endpoint,
                                new TestSource.Recording("talk.wav"),
                                new Pacing(new Pacing.Speed.Burst(), Duration.ofMillis(20), Duration.ZERO),
                                new Expectations(
                                        Optional.of("Hello, world."),
                                        Optional.of(0.2),
                                        Optional.of(Duration.ofMillis(800)),
                                        Optional.of(Duration.ofMillis(1500)),
                                        true),
                                Unknown.NONE),
                        new EndpointTest(
                                endpoint,
                                new TestSource.Sample("english"),
                                new Pacing(new Pacing.Speed.Times(4), Duration.ofMillis(100), Duration.ofSeconds(1)),
                                Expectations.NONE,
                                Unknown.NONE),
                        new EndpointTest(
                                endpoint,
                                new TestSource.Spoken("Good morning."),
                                Pacing.USUAL,
                                Expectations.NONE,
                                Unknown.NONE)),
                Unknown.NONE);
    }

    static EndpointBook full() {
        return EndpointBook.EMPTY
                .with(full("kitchen"))
                .with(SavedEndpoint.of("plain", "earshot", "ws://127.0.0.1:8000"))
                .with(staging())
                .with(Environment.of("elsewhere", Map.of("colour", "blue")))
                .with(smoke("kitchen"));
    }
}
