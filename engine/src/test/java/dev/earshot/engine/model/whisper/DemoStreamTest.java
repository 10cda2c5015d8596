package dev.earshot.engine.model.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.Shared;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.Decoding.Mode;
import dev.earshot.engine.recognition.EventLog;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.vad.Detectors;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// Real speech through the streaming decoder, in the small model that knows some sentences; skipped where it is absent.
class DemoStreamTest {
    private static Optional<Whisper> loaded = Optional.empty();

    @BeforeAll
    static void load() {
        loaded = Optional.of(LongFormParityTest.load("whisper-demo"));
    }

    @AfterAll
    static void unload() {
        loaded.ifPresent(whisper -> whisper.placement().close());
    }

    private static EventLog hear(String file, int chunk, Mode mode) throws InterruptedException {
        var samples = Shared.sound("whisper-demo/audio/" + file);
        var options = RecognitionOptions.DEFAULT.withDecoding(Decoding.DEFAULT.with(new Decoding.Windows(mode, 8)));
        var log = new EventLog();
        try (var decoder = new Streams(loaded.orElseThrow()).open(options, Detectors.builtIn())) {
            for (int at = 0; at < samples.length; at += chunk) {
                int end = Math.min(samples.length, at + chunk);
                decoder.accept(new Pcm(Arrays.copyOfRange(samples, at, end)), log);
            }
            decoder.finish(log);
        }
        log.on(new TranscriptEvent.Completed(Pcm.durationOf(samples.length)));
        log.assertKeepsContract();
        return log;
    }

    private static List<JsonNode> sentences(String name) {
        return Shared.json("whisper-demo/golden.json")
                .path(name)
                .path("reference")
                .valueStream()
                .toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"SILENCES", "UTTERANCES", "LIVE"})
    void sentencesWithSilenceBetweenThemAreAllRight(Mode mode) throws InterruptedException {
        var expected = sentences("sparse");
        var heard = hear("sparse.wav", 16_000, mode).finals();
        assertEquals(
                expected.stream().map(one -> one.path("text").asString()).toList(),
                heard.stream().map(Segment::text).toList());
        for (int i = 0; i < heard.size(); i++) {
            var span = heard.get(i).span();
            assertEquals(expected.get(i).path("start").asDouble(), span.start().toMillis() / 1000.0, 0.5, "start " + i);
            assertEquals(expected.get(i).path("end").asDouble(), span.end().toMillis() / 1000.0, 0.7, "end " + i);
            assertEquals(Optional.of("en"), heard.get(i).language());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"UTTERANCES", "LIVE"})
    void ofAMonologueWithShortPausesAlmostEverySentenceIsRight(Mode mode) throws InterruptedException {
        var expected = sentences("long");
        var heard = hear("long.wav", 1_600, mode).finals().stream()
                .map(Segment::text)
                .toList();
        var text = String.join(" ", heard);
        long right = expected.stream()
                .filter(one -> text.contains(one.path("text").asString()))
                .count();
        assertTrue(right >= expected.size() - 1, right + " of " + expected.size() + ": " + heard);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void theEventsDoNotDependOnTheChunks(Mode mode) throws InterruptedException {
        var file = "00_festival-ked.wav";
        var whole = hear(file, 1 << 20, mode).events();
        assertEquals(whole, hear(file, 160, mode).events());
        assertEquals(whole, hear(file, 7_777, mode).events());
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void germanIsFoundToBeGerman(Mode mode) throws InterruptedException {
        var clip = Shared.json("whisper-demo/golden.json")
                .path("clips")
                .valueStream()
                .filter(one -> one.path("language").asString().equals("de"))
                .toList()
                .getLast();
        var heard = hear(clip.path("file").asString(), 3_200, mode).finals();
        assertEquals(
                List.of(clip.path("reference").asString()),
                heard.stream().map(Segment::text).toList());
        assertEquals(Optional.of("de"), heard.getFirst().language());
    }
}
