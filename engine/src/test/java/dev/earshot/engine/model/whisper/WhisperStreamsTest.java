package dev.earshot.engine.model.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.Decoding.Mode;
import dev.earshot.engine.recognition.Decoding.Timing;
import dev.earshot.engine.recognition.EventLog;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.vad.Detectors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhisperStreamsTest {
    @TempDir
    private Path folder;

    private LoudNetwork network = new LoudNetwork(new Written(null).tokens());

    @BeforeEach
    void makeNetwork() {
        network = new LoudNetwork(Written.in(folder).tokens());
    }

    private EventLog hear(Pcm sound, int chunk, RecognitionOptions options) throws InterruptedException {
        var log = new EventLog();
        try (var decoder = new Streams(LoudNetwork.whisper(network)).open(options, Detectors.builtIn())) {
            var samples = sound.samples();
            for (int at = 0; at < samples.length; at += chunk) {
                decoder.accept(new Pcm(Arrays.copyOfRange(samples, at, Math.min(samples.length, at + chunk))), log);
            }
            decoder.finish(log);
        }
        log.on(new TranscriptEvent.Completed(sound.duration()));
        log.assertKeepsContract();
        return log;
    }

    /// Without a limit for the first time stamp: where nobody speaks at first this network knows it.
    private static RecognitionOptions in(Mode mode, boolean words, TimeSpan... clips) {
        var marks = Timing.DEFAULT;
        var timing = new Timing(
                true,
                OptionalDouble.empty(),
                words,
                marks.prependPunctuations(),
                marks.appendPunctuations(),
                List.of(clips));
        return RecognitionOptions.DEFAULT.withDecoding(
                Decoding.DEFAULT.with(new Decoding.Windows(mode, 4)).with(timing));
    }

    private static RecognitionOptions in(Mode mode) {
        return in(mode, true);
    }

    private static void assertStarts(List<Segment> segments, double... seconds) {
        assertEquals(seconds.length, segments.size(), segments.toString());
        for (int i = 0; i < seconds.length; i++) {
            var span = segments.get(i).span();
            double start = span.start().toMillis() / 1000.0;
            // The first word of a window takes along the silence before it, unless that is long: so says the method.
            assertTrue(start > seconds[i] - 0.5 && start < seconds[i] + 0.1, "segment " + i + " at " + span);
            assertEquals(seconds[i] + 1, span.end().toMillis() / 1000.0, 0.1, "segment " + i);
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void whatIsHeardIsTimedOnTheStreamsAxis(Mode mode) throws InterruptedException {
        double[] starts = {0.8, 3, 8.5, 20.9, 41, 44.2, 61.5, 88, 100};
        var log = hear(Bursts.at(starts).sound(103), 16_000, in(mode));
        assertStarts(log.finals(), starts);
        for (var segment : log.finals()) {
            assertEquals("the", segment.text());
            assertEquals("en", segment.language().orElseThrow());
            assertTrue(segment.confidence().orElseThrow() > 0.5);
            var word = segment.words().getFirst();
            assertEquals("the", word.text());
            assertEquals(0.9, word.confidence().orElseThrow(), 1e-6);
            assertEquals(segment.span(), word.span());
        }
        assertFalse(log.partials().isEmpty());
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void theEventsDoNotDependOnTheChunks(Mode mode) throws InterruptedException {
        var sound = Bursts.at(0.8, 3, 20.9, 41, 44.2, 61.5).sound(64.123);
        var whole = hear(sound, sound.samples().length, in(mode)).events();
        assertEquals(whole, hear(sound, 160, in(mode)).events());
        assertEquals(whole, hear(sound, 4567, in(mode)).events());
    }

    @Test
    void theFirstBatchIsSmallAndTheOthersGrow() throws InterruptedException {
        double[] starts = DoubleStream.iterate(2, at -> at + 6).limit(13).toArray();
        hear(Bursts.at(starts).sound(82), 16_000, in(Mode.SILENCES));
        assertEquals(
                List.of(1, 2, 4, 4, 2),
                network.batches.stream().map(batch -> batch[0]).toList());
    }

    @Test
    void whatRepeatsItselfIsReadAgainWithAllOfTheWindow() throws InterruptedException {
        hear(Bursts.at(2).sound(5), 16_000, in(Mode.SILENCES));
        assertEquals(1, network.batches.size(), "said once, so read once");
        assertTrue(network.batches.getFirst()[1] < 3000, "and of less than 30 s");

        network.batches.clear();
        var log = hear(Bursts.at(2, 3.5).sound(7), 16_000, in(Mode.SILENCES));
        assertEquals(
                List.of(true, false),
                network.batches.stream().map(batch -> batch[1] < 3000).toList());
        assertEquals(2, log.finals().size(), "what was really said twice stays");
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"SILENCES", "UTTERANCES", "LIVE"})
    void whatIsSpokenIsFinalOnceWhenNoSoundComesAndTheNextUtteranceHasItsOwnTime(Mode mode)
            throws InterruptedException {
        var log = new EventLog();
        var sound = Bursts.at(1, 5).sound(8);
        int cut = (int) (1.95 * Pcm.SAMPLE_RATE);
        try (var decoder = new Streams(LoudNetwork.whisper(network)).open(in(mode), Detectors.builtIn())) {
            decoder.accept(new Pcm(Arrays.copyOf(sound.samples(), cut)), log);
            assertEquals(List.of(), log.finals());
            decoder.idle(log);
            decoder.idle(log);
            assertEquals(1, log.finals().size());
            assertEquals(1.95, log.finals().getFirst().span().end().toMillis() / 1000.0, 0.06);
            decoder.accept(new Pcm(Arrays.copyOfRange(sound.samples(), cut, sound.samples().length)), log);
            decoder.finish(log);
        }
        log.on(new TranscriptEvent.Completed(sound.duration()));
        log.assertKeepsContract();
        assertEquals(5.0, log.finals().getLast().span().start().toMillis() / 1000.0, 0.5, "no gap in " + log.finals());
    }

    @Test
    void anUtteranceIsWrittenAsSoonAsItHasEnded() throws InterruptedException {
        var log = new EventLog();
        try (var decoder = new Streams(LoudNetwork.whisper(network)).open(in(Mode.UTTERANCES), Detectors.builtIn())) {
            decoder.accept(Bursts.at(1).sound(3), log);
            assertStarts(log.finals(), 1);
        }
    }

    @Test
    void whatIsSpokenIsSettledBitByBitAndDoesNotChange() throws InterruptedException {
        double[] starts = IntStream.range(0, 20)
                .mapToDouble(i -> 1 + i / 2 * 2.2 + i % 2 * 1.3)
                .toArray();
        var log = new EventLog();
        try (var decoder = new Streams(LoudNetwork.whisper(network)).open(in(Mode.LIVE), Detectors.builtIn())) {
            var sound = new Bursts(1, 0.6, starts).sound(30);
            for (int at = 0; at < sound.samples().length; at += 1600) {
                decoder.accept(new Pcm(Arrays.copyOfRange(sound.samples(), at, at + 1600)), log);
            }
            decoder.finish(log);
        }
        log.on(new TranscriptEvent.Completed(Duration.ofSeconds(30)));
        log.assertKeepsContract();
        var settled = log.partials().stream()
                .filter(partial -> partial.committed() > 0)
                .toList();
        assertTrue(settled.size() >= 10, log.events().toString());
        assertTrue(log.finals().size() >= 10, "what is complete is final before the utterance ends");
        var text = String.join(" ", log.finals().stream().map(Segment::text).toList());
        assertEquals("the and ".repeat(10).strip(), text);
        assertTrue(network.batches.stream().allMatch(batch -> batch[1] <= 1700), "windows stay short");
    }

    @Test
    void whoIsBehindSaysOnlyWhatIsFinal() throws InterruptedException {
        var log = new EventLog();
        try (var decoder = new Streams(LoudNetwork.whisper(network)).open(in(Mode.LIVE), Detectors.builtIn())) {
            decoder.behind(Duration.ZERO);
            decoder.behind(Duration.ofSeconds(2));
            decoder.accept(new Bursts(1, 0.6, 1, 2.3, 3.2, 4.5).sound(7), log);
            decoder.finish(log);
        }
        assertEquals(List.of(), log.partials());
        assertEquals(
                1,
                log.events().stream()
                        .filter(TranscriptEvent.Notice.class::isInstance)
                        .count(),
                "it is told once");
        assertEquals(
                List.of("the and the and"),
                log.finals().stream().map(Segment::text).toList());
    }

    @Test
    void anUtteranceWithoutEndIsCutAlsoByWhoIsBehind() throws InterruptedException {
        double[] starts = IntStream.range(0, 80)
                .mapToDouble(i -> 1 + i / 2 * 2.2 + i % 2 * 1.3)
                .toArray();
        var log = new EventLog();
        try (var decoder = new Streams(LoudNetwork.whisper(network)).open(in(Mode.LIVE), Detectors.builtIn())) {
            decoder.behind(Duration.ZERO);
            decoder.behind(Duration.ofSeconds(2));
            var timeless = new Bursts(1.29, 0.89, starts).sound(60);
            decoder.accept(timeless, log);
            assertFalse(log.finals().isEmpty(), "not all of a minute is kept");
        }
        assertTrue(network.batches.stream().allMatch(batch -> batch[1] <= 3000));
    }

    @Test
    void silenceIsNotHeard() throws InterruptedException {
        for (var mode : List.of(Mode.SILENCES, Mode.UTTERANCES, Mode.LIVE)) {
            assertEquals(
                    List.of(), hear(Bursts.at().sound(70), 16_000, in(mode)).finals());
        }
        assertEquals(List.of(), network.batches);
    }

    @Test
    void onlyTheClipsAreHeard() throws InterruptedException {
        var clip = TimeSpan.ofMillis(7_000, 12_000);
        for (var mode : Mode.values()) {
            assertStarts(
                    hear(Bursts.at(2, 8, 15).sound(18), 1600, in(mode, true, clip))
                            .finals(),
                    8);
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, -1e30f})
    void samplesThatAreNoSoundAreSilent(float damage) throws InterruptedException {
        var silent = Bursts.at(2, 8).sound(12);
        var damaged = silent.samples().clone();
        for (int i = 5 * Pcm.SAMPLE_RATE; i < 6 * Pcm.SAMPLE_RATE; i += 7) {
            silent.samples()[i] = 0;
            damaged[i] = damage;
        }
        for (var mode : Mode.values()) {
            var expected = hear(silent, 1600, in(mode)).events();
            assertEquals(expected, hear(new Pcm(damaged), 1600, in(mode)).events());
            assertEquals(
                    2,
                    expected.stream()
                            .filter(TranscriptEvent.Final.class::isInstance)
                            .count());
        }
    }

    @Test
    void wordsAreTimedOnlyIfWanted() throws InterruptedException {
        var log = hear(Bursts.at(2).sound(5), 1600, in(Mode.SILENCES, false));
        assertEquals(List.of(), log.finals().getFirst().words());
    }

    @Test
    void partialsAreSaidOnlyIfWanted() throws InterruptedException {
        var log = hear(Bursts.at(2).sound(5), 1600, in(Mode.SILENCES).withoutInterim());
        assertTrue(log.partials().isEmpty());
        assertEquals(1, log.finals().size());
    }

    @Test
    void anInterruptEndsTheListening() {
        var decoder = new Streams(LoudNetwork.whisper(network)).open(in(Mode.SILENCES), Detectors.builtIn());
        Thread.currentThread().interrupt();
        assertThrows(
                InterruptedException.class, () -> decoder.accept(Bursts.at(2).sound(5), new EventLog()));
        decoder.close();
    }

    @Test
    void wordsThatRunIntoTheNextSegmentEndWithTheirOwn() {
        var written = Written.in(folder);
        var window = written.sure(0, " the", 1, 1, " and", 2);
        var words = List.of(
                new TimedWord(" the,", new int[0], 0.2, 1.4, 0.8), new TimedWord(" in", new int[0], 0.1, 0.9, 1.2));
        var events = new ArrayList<TranscriptEvent>();
        new SegmentVoice(written.tokens(), true)
                .say(List.of(new TimedSegment(0.1, 1.2, " the in", new int[0], words, window)), 110, events::add);
        var segment = ((TranscriptEvent.Final) events.getFirst()).segment();
        assertEquals(Duration.ofMillis(1100), segment.span().end(), "the audio ends there");
        assertEquals("the", segment.words().getFirst().text());
        assertEquals(Duration.ofMillis(1100), segment.words().getLast().span().start());
    }
}
