package dev.earshot.engine.model.sphinx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.EventLog;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.LocalRecognizer;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SphinxRecognizerTest {
    private static final Duration PAUSE = Duration.ofMillis(900);
    private static final Pcm TWO_SENTENCES = Speech.join(
            Speech.of("next-train.wav"),
            Speech.silence((int) PAUSE.toMillis()),
            Speech.of("red-jacket.wav"),
            Speech.silence(300));

    /// Where the first word of `red-jacket.wav` begins.
    private static final Duration FIRST_WORD = Duration.ofMillis(920);

    private static Optional<Recognizer> shared = Optional.empty();
    private static EventLog twoSentences = new EventLog();

    @BeforeAll
    static void hearTwoSentences() throws InterruptedException {
        var family = new SphinxFamily();
        shared = Optional.of(new LocalRecognizer(family.load(family.builtIn().getFirst(), LoadOptions.AUTO), 1));
        twoSentences = hear(TWO_SENTENCES);
    }

    @AfterAll
    static void close() {
        shared.ifPresent(Recognizer::close);
    }

    private static Recognizer recognizer() {
        return shared.orElseThrow();
    }

    private static EventLog hear(Pcm... sounds) throws InterruptedException {
        var log = new EventLog();
        try (var session = recognizer().open(RecognitionOptions.DEFAULT.withLanguage("en-GB"), log)) {
            for (var sound : sounds) {
                session.accept(sound);
            }
            session.finish();
        }
        return log;
    }

    @Test
    void knownSentencesAreUnderstood() {
        assertEquals(
                List.of("what time does the next train leave", "how much does this red jacket cost"),
                twoSentences.finals().stream().map(Segment::text).toList());
    }

    @Test
    void everyWordHasItsTimeAndNoneAMadeUpConfidence() {
        var segment = twoSentences.finals().getLast();
        assertEquals(7, segment.words().size());
        assertNear(
                Speech.of("next-train.wav").duration().plus(PAUSE).plus(FIRST_WORD),
                segment.words().getFirst().span().start());
        segment.words().forEach(word -> {
            assertTrue(word.confidence().isEmpty());
            assertTrue(word.span().length().toMillis() > 20, word.toString());
        });
    }

    @Test
    void interimTextGrowsAndSettlesWhileTheSentenceIsSpoken() {
        var partials = twoSentences.partials();
        assertTrue(partials.size() >= 4, "said " + partials);
        assertTrue(
                partials.stream().anyMatch(partial -> partial.committed() > 0), "nothing ever settled in " + partials);
        assertTrue(partials.stream().anyMatch(partial -> partial.segment().id() == 1));
    }

    @Test
    void speechIsAnnouncedAroundItsWords() {
        var events = twoSentences.events();
        assertEquals(
                2,
                events.stream()
                        .filter(TranscriptEvent.SpeechStarted.class::isInstance)
                        .count());
        assertEquals(
                2,
                events.stream()
                        .filter(TranscriptEvent.SpeechEnded.class::isInstance)
                        .count());
    }

    @Test
    void silenceAndAMomentOfSoundAreNothing() throws InterruptedException {
        var click = new Pcm(new float[] {0.5f, -0.5f, 0.5f, -0.5f});
        for (var sound : List.of(Speech.silence(30), Speech.silence(5000), click)) {
            assertEquals(
                    List.of(new TranscriptEvent.Completed(sound.duration())),
                    hear(sound).events());
        }
    }

    @Test
    void itSaysWhatItIs() {
        var info = recognizer().info();
        assertEquals("Built-in (basic English)", info.name());
        assertEquals("builtin-en", info.id());
        assertEquals(List.of("en"), info.languages());
        assertFalse(info.version().isBlank());
    }

    @Test
    void aTimeTenMinutesIntoTheRecordingIsRight() throws InterruptedException {
        var quiet = Speech.silence(60_000);
        var log = new EventLog();
        try (var session = recognizer().open(RecognitionOptions.DEFAULT, log)) {
            for (int minute = 0; minute < 10; minute++) {
                session.accept(quiet);
            }
            session.accept(Speech.of("red-jacket.wav"));
            session.finish();
        }
        assertNear(
                Duration.ofMinutes(10).plus(FIRST_WORD),
                log.finals().getFirst().span().start());
    }

    private static void assertNear(Duration expected, Duration actual) {
        var off = actual.minus(expected).abs();
        assertTrue(off.compareTo(Duration.ofMillis(150)) < 0, actual + " instead of " + expected);
    }
}
