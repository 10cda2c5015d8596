package dev.earshot.bridge.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.RecognitionSession;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is heard over connections that break. A [BreakingService] hears a word a second, the one that the sound is made
/// of.
@Timeout(60)
final class PersistentRecognizerTest {
    private static final Retries SOON = new Retries(3, Duration.ofMillis(1), Duration.ofMillis(1));

    private static final int WORDS = 30;

    private final List<TranscriptEvent> events = new CopyOnWriteArrayList<>();
    private final BreakingService service = new BreakingService();
    private final PersistentRecognizer recognizer = new PersistentRecognizer(service, SOON);

    @Test
    void withoutABreakAllIsAsTheServiceSays() throws Exception {
        hearAll(160);
        assertWhole();
        assertEquals(1, service.connections());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void nothingIsLostAndNothingSaidTwiceHoweverOftenItBreaks(long seed) throws Exception {
        var random = new Random(seed);
        service.breakAfter(IntStream.range(0, 6)
                .mapToLong(_ -> random.nextLong(1, 6 * Pcm.SAMPLE_RATE))
                .toArray());
        hearAll(
                new PersistentRecognizer(service, new Retries(6, Duration.ZERO, Duration.ZERO)),
                random.nextInt(1, 30_000));
        assertWhole();
        assertEquals(7, service.connections());
    }

    @Test
    void whatWasCommittedStaysWhateverComesOfTheConnection() throws Exception {
        service.committing();
        service.breakAfter(Pcm.SAMPLE_RATE * 5 / 2);
        hearAll(1600);
        assertWhole();
    }

    @Test
    void aServiceThatHangsUpByItselfIsDialledAgain() throws Exception {
        service.hangingUp();
        service.breakAfter(Pcm.SAMPLE_RATE * 7 / 2, Pcm.SAMPLE_RATE * 5 / 2);
        hearAll(1600);
        assertWhole();
        assertEquals(3, service.connections());
    }

    @Test
    void somebodyWhoSpeaksBeginsToSpeakOnce() throws Exception {
        service.breakAfter(Pcm.SAMPLE_RATE * 5 / 2);
        hearAll(1600);
        var marks = events.stream()
                .filter(event ->
                        event instanceof TranscriptEvent.SpeechStarted || event instanceof TranscriptEvent.SpeechEnded)
                .toList();
        assertEquals(
                List.of(
                        new TranscriptEvent.SpeechStarted(Duration.ZERO),
                        new TranscriptEvent.SpeechEnded(Duration.ofSeconds(WORDS))),
                marks);
    }

    @Test
    void anErrorThatWillNotPassIsTheLast() throws Exception {
        service.breakAfter(SttError.ACCESS_DENIED, 20_000);
        hearAll(1600);
        assertEquals(1, service.connections());
        assertEquals(SttError.ACCESS_DENIED, failure().error());
    }

    @Test
    void itGivesUpAfterSoManyTriesWithoutAWord() throws Exception {
        service.breakAfter(8000, 8000, 8000, 8000, 8000);
        hearAll(1600);
        assertEquals(4, service.connections());
        assertEquals(SttError.NETWORK, failure().error());
        assertEquals(
                3,
                events.stream().filter(TranscriptEvent.Notice.class::isInstance).count());
    }

    @Test
    void aFinalBeginsTheCountAnew() throws Exception {
        service.breakAfter(
                IntStream.range(0, 12).mapToLong(_ -> Pcm.SAMPLE_RATE * 5 / 2).toArray());
        hearAll(1600);
        assertWhole();
        assertEquals(13, service.connections());
    }

    @Test
    void connectingIsTriedSeveralTimesToo() throws Exception {
        service.refuse(SttError.OVERLOADED, 3);
        hearAll(1600);
        assertWhole();

        service.refuse(SttError.OVERLOADED, 4);
        var why = assertThrows(SttException.class, () -> recognizer.open(RecognitionOptions.DEFAULT, events::add));
        assertEquals(SttError.OVERLOADED, why.error());

        service.refuse(SttError.ACCESS_DENIED, 1);
        int before = service.connections();
        assertThrows(SttException.class, () -> recognizer.open(RecognitionOptions.DEFAULT, events::add));
        assertEquals(before, service.connections());
    }

    @Test
    void closingItEndsTheRestBetweenTwoConnections() throws Exception {
        var patient = new PersistentRecognizer(service, new Retries(3, Duration.ofHours(1), Duration.ofHours(1)));
        service.breakAfter(8000);
        var waiting = new CountDownLatch(1);
        var session = patient.open(RecognitionOptions.DEFAULT, event -> {
            events.add(event);
            if (event instanceof TranscriptEvent.Notice) {
                waiting.countDown();
            }
        });
        var feeding = Thread.ofVirtual().start(() -> feed(session, 1600));
        waiting.await();
        session.close();
        feeding.join();
        assertEquals(SttError.CANCELLED, failure().error());
    }

    private void hearAll(int chunk) {
        hearAll(recognizer, chunk);
    }

    private void hearAll(PersistentRecognizer recognizer, int chunk) {
        try (var session = recognizer.open(RecognitionOptions.DEFAULT, events::add)) {
            feed(session, chunk);
        }
    }

    private static void feed(RecognitionSession session, int chunk) {
        try {
            for (var part : BreakingService.words(WORDS, chunk)) {
                session.accept(part);
            }
            session.finish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SttException failure() {
        return ((TranscriptEvent.Failed) events.getLast()).cause();
    }

    /// Every word once, in order, where it was said; and no committed text that changes.
    private void assertWhole() {
        var finals = events.stream()
                .filter(TranscriptEvent.Final.class::isInstance)
                .map(event -> ((TranscriptEvent.Final) event).segment())
                .toList();
        var said = new ArrayList<String>();
        for (var segment : finals) {
            assertEquals(
                    said.isEmpty() ? 0 : finals.get(finals.indexOf(segment) - 1).id() + 1, segment.id());
            segment.words().forEach(word -> {
                assertEquals(
                        "w" + word.span().start().toSeconds(),
                        word.text(),
                        "at " + word.span().start());
                said.add(word.text());
            });
        }
        assertEquals(IntStream.range(0, WORDS).mapToObj(word -> "w" + word).toList(), said, "of " + events);
        assertEquals(1, events.stream().filter(TranscriptEvent::terminal).count());
        assertTrue(events.getLast() instanceof TranscriptEvent.Completed, "of " + events);
        assertEquals(new TranscriptEvent.Completed(Duration.ofSeconds(WORDS)), events.getLast());
        for (var event : events) {
            if (event instanceof TranscriptEvent.Partial partial && partial.committed() > 0) {
                var last = finals.stream()
                        .filter(segment -> segment.id() == partial.segment().id())
                        .findFirst()
                        .orElseThrow();
                assertTrue(last.text().startsWith(partial.committedText().strip()), last + " of " + partial);
            }
        }
    }
}
