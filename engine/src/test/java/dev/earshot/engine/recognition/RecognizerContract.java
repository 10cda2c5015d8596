package dev.earshot.engine.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.vad.Endpointing;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every [Recognizer] owes. Subclass it for each; the slow ones share one recogniser among the tests.
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class RecognizerContract {
    /// The recogniser under test, which takes at least two sessions at once. The subclass closes it.
    protected abstract Recognizer recognizer();

    /// Sound in which the recogniser hears at least one word; two seconds at least.
    protected abstract Pcm speech();

    /// A language that the recogniser does not understand; empty when it understands all.
    protected Optional<String> foreignLanguage() {
        return Optional.of("tlh");
    }

    private EventLog hear(IntSupplier chunkLength) throws InterruptedException {
        var log = new EventLog();
        try (var session = recognizer().open(RecognitionOptions.DEFAULT, log)) {
            feed(session, speech(), chunkLength);
            session.finish();
        }
        return log;
    }

    private static void feed(RecognitionSession session, Pcm sound, IntSupplier chunkLength)
            throws InterruptedException {
        var samples = sound.samples();
        for (int at = 0; at < samples.length; ) {
            int end = Math.min(samples.length, at + chunkLength.getAsInt());
            session.accept(new Pcm(Arrays.copyOfRange(samples, at, end)));
            at = end;
        }
    }

    private EventLog hearWhole() throws InterruptedException {
        return hear(() -> speech().samples().length);
    }

    @Test
    void speechIsHeardAndTheEventsKeepTheirContract() throws InterruptedException {
        var log = hear(() -> 1600);
        log.assertKeepsContract();
        assertFalse(log.finals().isEmpty(), "something is heard");
        assertEquals(
                new TranscriptEvent.Completed(speech().duration()), log.events().getLast());
    }

    @Test
    void noSegmentEndsAfterTheAudio() throws InterruptedException {
        var end = hearWhole().finals().getLast().span().end();
        assertTrue(end.compareTo(speech().duration()) <= 0, "ends at " + end);
    }

    @Test
    void theEventsDoNotDependOnHowTheSoundIsCut() throws InterruptedException {
        var whole = hearWhole().events();
        var random = new Random(7);
        assertEquals(whole, hear(() -> 160).events(), "10 ms");
        assertEquals(whole, hear(() -> 1600).events(), "100 ms");
        assertEquals(whole, hear(() -> 16_000).events(), "1 s");
        assertEquals(whole, hear(() -> 1 + random.nextInt(5000)).events(), "random lengths");
    }

    @Test
    void whatWasHeardBeforeChangesNothing() throws InterruptedException {
        assertEquals(hearWhole().events(), hearWhole().events());
    }

    @Test
    void sessionsSideBySideHearWhatEachHearsAlone() throws Exception {
        var alone = hearWhole().events();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<EventLog> job = () -> hear(() -> 1600);
            var first = threads.submit(job);
            var second = threads.submit(job);
            assertEquals(alone, first.get().events());
            assertEquals(alone, second.get().events());
        }
    }

    @Test
    void nothingFedIsCompletedWithNothingHeard() throws InterruptedException {
        var log = new EventLog();
        try (var session = recognizer().open(RecognitionOptions.DEFAULT, log)) {
            session.accept(new Pcm(new float[0]));
            session.finish();
        }
        assertEquals(1, log.events().size(), "only the terminal event in " + log.events());
        assertInstanceOf(TranscriptEvent.Completed.class, log.events().getFirst());
    }

    @Test
    void aClosedSessionEndsCancelledAndStaysSilent() throws InterruptedException {
        var log = new EventLog();
        var session = recognizer().open(RecognitionOptions.DEFAULT, log);
        session.accept(speech());
        session.close();
        var said = log.events();
        assertEquals(
                SttError.CANCELLED,
                assertInstanceOf(TranscriptEvent.Failed.class, said.getLast())
                        .cause()
                        .error());
        session.close();
        session.accept(speech());
        session.finish();
        assertEquals(said, log.events());
    }

    @Test
    void closingAfterTheEndAddsNothing() throws InterruptedException {
        var log = new EventLog();
        var session = recognizer().open(RecognitionOptions.DEFAULT, log);
        feed(session, speech(), () -> 4000);
        session.finish();
        session.close();
        session.accept(speech());
        session.finish();
        log.assertKeepsContract();
    }

    @Test
    void interimEventsCanBeDeclined() throws InterruptedException {
        var log = new EventLog();
        try (var session = recognizer().open(RecognitionOptions.DEFAULT.withoutInterim(), log)) {
            feed(session, speech(), () -> 4000);
            session.finish();
        }
        assertTrue(log.partials().isEmpty());
        assertEquals(hearWhole().finals(), log.finals());
    }

    @Test
    void anUtteranceEndsWhenALiveStreamStopsSendingAndTheNextBeginsWhenItGoesOn() throws InterruptedException {
        var cut = lastSpeechEnded(hearWhole()).minusMillis(300);
        int length = (int) Pcm.samplesIn(cut);
        var beginning = new Pcm(Arrays.copyOf(speech().samples(), length));
        var log = new EventLog();
        var hasty = Endpointing.DEFAULT.withPatience(Endpointing.SHORTEST);
        try (var session = recognizer().open(RecognitionOptions.DEFAULT.withEndpointing(hasty), log)) {
            session.accept(beginning);
            log.await(event ->
                    event instanceof TranscriptEvent.SpeechEnded(var at) && at.compareTo(cut.minusMillis(100)) >= 0);
            log.await(event -> event instanceof TranscriptEvent.Final(var segment)
                    && segment.span().end().compareTo(cut.minusMillis(1500)) > 0);
            session.accept(speech());
            session.finish();
        }
        log.assertKeepsContract();
        assertSpeechBeginsAndEndsInTurn(log);
        assertEquals(
                new TranscriptEvent.Completed(cut.plus(speech().duration())),
                log.events().getLast());
    }

    private static Duration lastSpeechEnded(EventLog log) {
        return log.events().stream()
                .flatMap(event ->
                        event instanceof TranscriptEvent.SpeechEnded(var at) ? Stream.of(at) : Stream.<Duration>empty())
                .reduce(Duration.ZERO, (_, later) -> later);
    }

    private static void assertSpeechBeginsAndEndsInTurn(EventLog log) {
        boolean speaking = false;
        var last = Duration.ZERO;
        for (var event : log.events()) {
            switch (event) {
                case TranscriptEvent.SpeechStarted(var at) -> {
                    assertFalse(speaking, "begins twice in " + log.events());
                    assertTrue(at.compareTo(last) >= 0, "begins at " + at + " in " + log.events());
                    speaking = true;
                    last = at;
                }
                case TranscriptEvent.SpeechEnded(var at) -> {
                    assertTrue(speaking, "ends twice in " + log.events());
                    assertTrue(at.compareTo(last) >= 0, "ends at " + at + " in " + log.events());
                    speaking = false;
                    last = at;
                }
                case TranscriptEvent.Partial _,
                        TranscriptEvent.Final _,
                        TranscriptEvent.Notice _,
                        TranscriptEvent.Completed _,
                        TranscriptEvent.Failed _ -> {}
            }
        }
        assertFalse(speaking, "never ends in " + log.events());
    }

    @Test
    void aLanguageItDoesNotUnderstandIsUnsupported() {
        foreignLanguage().ifPresent(language -> {
            var options = RecognitionOptions.DEFAULT.withLanguage(language);
            var refusal = assertThrows(SttException.class, () -> recognizer().open(options, new EventLog()));
            assertEquals(SttError.UNSUPPORTED, refusal.error());
            assertTrue(refusal.sentence().contains(language), refusal.sentence());
        });
    }
}
