package dev.earshot.bridge.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.earshot.engine.SttError;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.transcript.TranscriptBuilder;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.vad.Detectors;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Endpoints of services that hear recordings, against a [ScriptedServer] that answers as they do.
@Timeout(60)
final class VendorsForRecordingsTest {
    private static final String SECRET = "s3cret";

    private static final Retries SOON = new Retries(3, Duration.ofMillis(1), Duration.ofMillis(1));

    private final List<TranscriptEvent> events = new CopyOnWriteArrayList<>();

    private static String answer(String id) {
        return switch (id) {
            case "deepgram-rest" ->
                "{\"results\":{\"channels\":[{\"alternatives\":[{\"transcript\":\"good morning\",\"confidence\":0.9,\"words\":[]}]}]}}";
            case "azure-rest" ->
                "{\"RecognitionStatus\":\"Success\",\"Offset\":1000000,\"Duration\":7000000,\"NBest\":[{\"Confidence\":0.97,\"Display\":\"good morning\",\"Words\":[]}]}";
            case "google" ->
                "{\"results\":[{\"alternatives\":[{\"transcript\":\"good morning\",\"confidence\":0.98}],\"resultEndTime\":\"1.770s\"}]}";
            default ->
                "{\"task\":\"transcribe\",\"language\":\"english\",\"duration\":3.5,\"text\":\"good morning\",\"segments\":[{\"id\":0,\"text\":\" good morning\",\"start\":0.0,\"end\":1.5}]}";
        };
    }

    private void hear(String id, URI address) throws InterruptedException {
        var config =
                EndpointConfig.of("here", address).withKey(Optional.of(SECRET)).withRetries(SOON);
        var options = RecognitionOptions.DEFAULT.withLanguage(Optional.of("en-US"));
        try (var recognizer = Vendors.installed().of(id).recognizer(config, Wiring.plain(Detectors.builtIn()));
                var session = recognizer.open(options, events::add)) {
            session.accept(beep());
            session.finish();
        }
    }

    /// A second of sound between two of silence.
    private static Pcm beep() {
        var samples = new float[3 * Pcm.SAMPLE_RATE];
        for (int i = Pcm.SAMPLE_RATE; i < 2 * Pcm.SAMPLE_RATE; i++) {
            samples[i] = (float) (0.3 * Math.sin(2 * Math.PI * 440 * i / Pcm.SAMPLE_RATE));
        }
        return new Pcm(samples);
    }

    @ParameterizedTest
    @CsvSource({
        "deepgram-rest, Authorization, Token s3cret",
        "openai, Authorization, Bearer s3cret",
        "azure-rest, Ocp-Apim-Subscription-Key, s3cret",
        "google, X-Goog-Api-Key, s3cret",
        "whisper-cpp, none, ''"
    })
    void aRecordingIsHeardAndTheKeyIsInItsHeaderOnly(String id, String header, String value) throws Exception {
        var calls = new AtomicInteger();
        try (var server = new ScriptedServer(visit -> {
            visit.readRequest();
            if (calls.incrementAndGet() == 1) {
                visit.breakOff(); // and it is asked again
            } else {
                visit.answer(200, answer(id));
            }
        })) {
            hear(id, server.address("http"));
            var builder = new TranscriptBuilder();
            events.forEach(builder::on);
            assertEquals("good morning", builder.transcript().text(), "of " + events);
            assertEquals(2, calls.get());
            for (var visit : server.visits()) {
                assertEquals(value, visit.headers().getOrDefault(header, ""));
                assertEquals(value.isEmpty() ? 1 : 2, visit.everything().split(SECRET, -1).length);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"deepgram-rest", "openai", "azure-rest", "google", "whisper-cpp"})
    void aRefusedKeyIsSaidAndNotShown(String id) throws Exception {
        try (var server = new ScriptedServer(visit -> {
            visit.readRequest();
            visit.answer(401, "{\"error\":{\"message\":\"Who are you?\"}}");
        })) {
            hear(id, server.address("http"));
            var failed = (TranscriptEvent.Failed) events.getLast();
            assertEquals(SttError.ACCESS_DENIED, failed.cause().error());
            assertFalse(
                    failed.cause().sentence().contains(SECRET), failed.cause().sentence());
            assertEquals(1, server.visits().size());
        }
    }
}
