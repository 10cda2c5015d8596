package dev.earshot.engine.model.wav2vec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.decode.CtcVocabulary;
import dev.earshot.engine.inference.Compute;
import dev.earshot.engine.inference.Graph;
import dev.earshot.engine.inference.Placement;
import dev.earshot.engine.inference.Precision;
import dev.earshot.engine.inference.Weights;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.Decoding.Mode;
import dev.earshot.engine.recognition.Decoding.Windows;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.vad.Detectors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Streams through a real network that has learnt nothing: when something is said, not what.
class StreamsTest {
    @TempDir
    private static Path folder;

    private static TorchWav2Vec2 network;
    private static Streams streams;

    @BeforeAll
    static void load() throws IOException {
        Small.GROUP.write(folder);
        var config = Wav2Vec2Config.read(folder);
        try (var weights = Weights.open(folder)) {
            network = TorchWav2Vec2.load(
                    Graph.load(CtcNetwork.class, "wav2vec2", Compute.CPU), weights, config, Precision.FP32);
        }
        streams = new Streams(new Ear(Placement.onProcessor(network), config), CtcVocabulary.read(folder));
    }

    @AfterAll
    static void close() {
        network.close();
    }

    private static List<TranscriptEvent> hear(Mode mode, int chunk) throws InterruptedException {
        return hear(Decoding.LIVE.with(new Windows(mode, 1)), chunk);
    }

    private static List<TranscriptEvent> hear(Decoding decoding, int chunk) throws InterruptedException {
        return hear(decoding, chunk, Duration.ZERO);
    }

    private static List<TranscriptEvent> hear(Decoding decoding, int chunk, Duration waiting)
            throws InterruptedException {
        var events = new ArrayList<TranscriptEvent>();
        var samples = Small.speech().samples();
        var options = RecognitionOptions.DEFAULT.withDecoding(decoding);
        try (var decoder = streams.open(options, Detectors.builtIn())) {
            decoder.behind(Duration.ZERO);
            decoder.behind(waiting);
            for (int at = 0; at < samples.length; at += chunk) {
                decoder.accept(
                        new Pcm(Arrays.copyOfRange(samples, at, Math.min(samples.length, at + chunk))), events::add);
            }
            decoder.finish(events::add);
        }
        return events;
    }

    private static <E extends TranscriptEvent> List<E> only(Class<E> kind, List<TranscriptEvent> events) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSaidDoesNotDependOnHowTheSoundIsCut(Mode mode) throws InterruptedException {
        var events = hear(mode, 160);

        assertFalse(only(TranscriptEvent.Final.class, events).isEmpty(), "something is said");
        assertEquals(events, hear(mode, 16_000));
        assertEquals(events, hear(mode, 7777));
    }

    @Test
    void anUtteranceIsWrittenWhileItIsSpoken() throws InterruptedException {
        var events = hear(Mode.LIVE, 1600);
        var partials = only(TranscriptEvent.Partial.class, events);

        assertTrue(partials.size() >= 4, partials.size() + " partials");
        assertTrue(
                events.indexOf(partials.getFirst())
                        < events.indexOf(
                                only(TranscriptEvent.Final.class, events).getFirst()),
                "a partial comes before the final");
    }

    @Test
    void whoIsBehindSaysOnlyWhatIsFinalAndSaysSo() throws InterruptedException {
        var events = hear(Decoding.LIVE, 1600, Duration.ofSeconds(2));

        assertEquals(List.of(), only(TranscriptEvent.Partial.class, events));
        assertEquals(1, only(TranscriptEvent.Notice.class, events).size());
        assertEquals(
                only(TranscriptEvent.Final.class, hear(Decoding.LIVE, 1600)).size(),
                only(TranscriptEvent.Final.class, events).size(),
                "nothing is left out of what is final");
    }

    @ParameterizedTest
    @EnumSource(names = {"UTTERANCES", "SILENCES", "LIVE"})
    void silenceIsNotHeard(Mode mode) throws InterruptedException {
        for (var said : only(TranscriptEvent.Final.class, hear(mode, 1600))) {
            assertTrue(said.segment().span().start().compareTo(Duration.ofMillis(500)) > 0, said.toString());
            assertTrue(said.segment().span().end().compareTo(Duration.ofMillis(8300)) < 0, said.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyClipsAreHeard(Mode mode) throws InterruptedException {
        var clips = List.of(TimeSpan.ofMillis(1500, 2000), TimeSpan.ofMillis(5000, 6000));
        var timing = new Decoding.Timing(true, OptionalDouble.empty(), true, "", "", clips);
        var decoding = Decoding.LIVE.with(new Windows(mode, 1)).with(timing);
        var events = hear(decoding, 1600);
        var finals = only(TranscriptEvent.Final.class, events);

        assertFalse(finals.isEmpty(), "something is said");
        for (var said : finals) {
            var span = said.segment().span();
            assertTrue(
                    clips.stream()
                            .anyMatch(clip -> clip.start().compareTo(span.start()) <= 0
                                    && span.end().compareTo(clip.end()) <= 0),
                    span.toString());
        }
        assertEquals(events, hear(decoding, 7777));
    }

    @Test
    void soundThatIsTooShortForAFrameSaysNothing() throws InterruptedException {
        var events = new ArrayList<TranscriptEvent>();
        var options = RecognitionOptions.DEFAULT.withDecoding(Decoding.LIVE.with(new Windows(Mode.SLIDING, 1)));
        try (var decoder = streams.open(options, Detectors.builtIn())) {
            decoder.accept(new Pcm(new float[399]), events::add);
            decoder.finish(events::add);
        }
        assertEquals(List.of(), events);
    }
}
