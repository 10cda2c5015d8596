package dev.earshot.engine.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.vad.Detectors;
import dev.earshot.engine.vad.Endpointing;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// When a session tells its decoder that no sound comes. Time passes when a test lets it.
@Timeout(60)
class PatienceTest {
    private static final Pcm CHUNK = new Pcm(new float[1600]);
    private static final RecognitionOptions PATIENT =
            RecognitionOptions.DEFAULT.withEndpointing(Endpointing.DEFAULT.withPatience(Duration.ofSeconds(1)));

    private final BlockingQueue<Runnable> alarms = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final LocalRecognizer recognizer =
            new LocalRecognizer(new Listener(), 1, Detectors.builtIn(), (time, what) -> {
                assertEquals(Duration.ofSeconds(1), time);
                alarms.add(what);
            });

    /// Tells what it is told.
    private final class Listener implements LoadedModel, StreamDecoder {
        @Override
        public RecognizerInfo info() {
            return FakeModel.saying("nothing").info();
        }

        @Override
        public StreamDecoder newDecoder(RecognitionOptions options, Detectors detectors) {
            return this;
        }

        @Override
        public void accept(Pcm chunk, TranscriptListener out) {
            told.add("sound");
        }

        @Override
        public void idle(TranscriptListener out) {
            told.add("idle");
        }

        @Override
        public void finish(TranscriptListener out) {
            told.add("end");
        }

        @Override
        public void close() {}
    }

    @Test
    void aDecoderIsToldOnceThatNothingComesAndAgainAfterTheNextSound() throws InterruptedException {
        var log = new EventLog();
        try (var session = recognizer.open(PATIENT, log)) {
            for (int i = 0; i < 2; i++) {
                session.accept(CHUNK);
                assertEquals("sound", told.take());
                alarms.take().run();
                assertEquals("idle", told.take());
            }
            session.finish();
            assertEquals("end", told.take());
            assertTrue(alarms.isEmpty(), "no alarm without sound");
        }
        assertEquals(new TranscriptEvent.Completed(Duration.ofMillis(200)), log.awaitEnd());
    }

    @Test
    void anAlarmFromBeforeTheLastSoundMeansNothing() throws InterruptedException {
        try (var session = recognizer.open(PATIENT, new EventLog())) {
            session.accept(CHUNK);
            assertEquals("sound", told.take());
            var early = alarms.take();
            session.accept(CHUNK);
            assertEquals("sound", told.take());
            var late = alarms.take();
            early.run();
            late.run();
            assertEquals("idle", told.take());
            early.run();
            late.run();
            session.accept(CHUNK);
            assertEquals("sound", told.take());
            session.finish();
            assertEquals("end", told.take());
        }
    }

    @Test
    void beforeTheFirstSoundNothingIsLateAndNobodyIsHurried() throws InterruptedException {
        try (var session = recognizer.open(PATIENT, new EventLog())) {
            session.finish();
        }
        try (var session = recognizer.open(RecognitionOptions.DEFAULT, new EventLog())) {
            session.accept(CHUNK);
            session.finish();
        }
        assertTrue(alarms.isEmpty());
    }
}
