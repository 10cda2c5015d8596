package dev.earshot.engine.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.audio.PcmStream;
import dev.earshot.engine.recognition.StreamSimulation.Pace;
import dev.earshot.engine.scoring.Observation;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StreamSimulationTest {
    private static final ChunkSizes TENTHS = new ChunkSizes.Fixed(Duration.ofMillis(100));

    /// 2.6 s: "good" ends at 500 ms, "morning" at 800 ms and is final at 1100 ms.
    private final FakeModel model = FakeModel.saying("good morning", "you all");

    private final FakeTime time = new FakeTime();

    /// Time that passes only while somebody waits for it.
    private static final class FakeTime implements SteadyClock {
        private final AtomicLong now = new AtomicLong(7);
        final List<Long> waits = new ArrayList<>();

        @Override
        public long nanos() {
            return now.get();
        }

        @Override
        public void await(long moment) {
            waits.add((moment - 7) / 1_000_000);
            now.accumulateAndGet(moment, Math::max);
        }

        void pass(Duration more) {
            now.addAndGet(more.toNanos());
        }
    }

    private SimulatedStream run(ChunkSizes chunks, Pace pace) throws InterruptedException {
        return run(chunks, pace, new FakeSource(new Pcm(new float[4_001]), 11));
    }

    private SimulatedStream run(ChunkSizes chunks, Pace pace, FakeSource source) throws InterruptedException {
        try (var recognizer = new LocalRecognizer(model, 1)) {
            return new StreamSimulation(chunks, pace, time)
                    .run(source, recognizer, RecognitionOptions.DEFAULT, _ -> {});
        }
    }

    private static List<TranscriptEvent> events(SimulatedStream stream) {
        return stream.log().observations().stream().map(Observation::event).toList();
    }

    @Test
    void asFastAsItIsHeardEveryEventIsWrittenDownWithTheSoundThatCausedIt() throws InterruptedException {
        var said = run(TENTHS, Pace.FAST).log().observations();
        assertEquals(
                List.of(200L, 500L, 800L, 1100L, 1100L, 1400L, 1700L, 2000L, 2300L, 2300L, 2750L),
                said.stream().map(one -> one.audioSent().toMillis()).toList());
    }

    @Test
    void theEventsDoNotDependOnTheChunks() throws InterruptedException {
        var expected = events(run(TENTHS, Pace.FAST));
        for (var chunks : List.of(
                new ChunkSizes.Fixed(Duration.ofMillis(10)),
                new ChunkSizes.Fixed(Duration.ofSeconds(1)),
                new ChunkSizes.Seeded(1),
                new ChunkSizes.Seeded(2))) {
            assertEquals(expected, events(run(chunks, Pace.FAST)), chunks.toString());
        }
    }

    @Test
    void atRealTimePaceEachChunkIsSentWhenItHasBeenSpokenWhateverWasBefore() throws InterruptedException {
        var stream = run(new ChunkSizes.Fixed(Duration.ofSeconds(1)), Pace.REAL_TIME);
        assertEquals(List.of(1000L, 2000L, 2750L), time.waits);
        assertEquals(Duration.ofNanos(44_011L * 1_000_000_000 / Pcm.SAMPLE_RATE), stream.took());
        assertEquals(Duration.ZERO, stream.backlog().feederLate());
    }

    @Test
    void aDelayIsMadeUpForAndTold() throws InterruptedException {
        var delayed = new boolean[1];
        try (var recognizer = new LocalRecognizer(model, 1)) {
            var stream = new StreamSimulation(TENTHS, Pace.REAL_TIME, time)
                    .run(
                            new SlowSource(new FakeSource(new Pcm(new float[1600]), 20), 10, () -> {
                                delayed[0] = true;
                                time.pass(Duration.ofMillis(730));
                            }),
                            recognizer,
                            RecognitionOptions.DEFAULT,
                            _ -> {});
            assertTrue(delayed[0]);
            assertEquals(Duration.ofSeconds(2), stream.took(), "nothing adds up");
            assertEquals(Duration.ofMillis(630), stream.backlog().feederLate());
            assertTrue(stream.backlog().most().compareTo(Duration.ofMillis(630)) >= 0);
            assertEquals(2000L, time.waits.getLast());
        }
    }

    /// A source that is slow once.
    private record SlowSource(FakeSource source, int chunk, Runnable delay) implements PcmSource {
        @Override
        public PcmStream open() {
            var stream = source.open();
            return new PcmStream() {
                private int read;

                @Override
                public Optional<Pcm> read() throws InterruptedException {
                    if (read++ == chunk) {
                        delay.run();
                    }
                    return stream.read();
                }

                @Override
                public void close() {
                    stream.close();
                }
            };
        }

        @Override
        public Optional<Duration> duration() {
            return source.duration();
        }
    }

    @Test
    void theLastWordIsHeardThoughNothingFollowsIt() throws InterruptedException {
        var end = new FakeSource(new Pcm(new float[800]), 16); // 800 ms: where "morning" ends
        assertEquals("good morning", run(TENTHS, Pace.FAST, end).transcript().text());
    }

    @Test
    void timesForTheListenerAreThoseOfTheSourceAndThoseOfTheLogThoseOfTheStream() throws InterruptedException {
        var source = new FakeSource(new Pcm(new float[1600]), 12).startingAt(Duration.ofSeconds(5));
        var stream = run(TENTHS, Pace.FAST, source);
        assertEquals(
                Duration.ofMillis(5200),
                stream.transcript().segments().getFirst().span().start());
        assertEquals(
                Duration.ofMillis(200), stream.log().finals().getFirst().span().start());
    }

    @Test
    void ofASourceThatBreaksOffTheBeginningIsHeard() throws InterruptedException {
        var broken = new FakeSource(new Pcm(new float[1600]), 12)
                .breakingWith(new SttException(SttError.AUDIO_INVALID, "It breaks off."));
        var heard = new EventLog();
        try (var recognizer = new LocalRecognizer(model, 1)) {
            var failure = assertThrows(
                    SttException.class,
                    () -> new StreamSimulation(new ChunkSizes.Seeded(3), Pace.FAST, time)
                            .run(broken, recognizer, RecognitionOptions.DEFAULT, heard));
            assertEquals(SttError.AUDIO_INVALID, failure.error());
        }
        assertEquals("good morning", heard.finals().getFirst().text());
        assertEquals(new TranscriptEvent.Completed(Duration.ofMillis(1200)), heard.awaitEnd());
    }

    @Test
    void aRecogniserThatFailsEndsTheStream() {
        var failing = FakeModel.saying("one")
                .failing(Duration.ofMillis(300), () -> new SttException(SttError.OUT_OF_MEMORY, "Too little."));
        try (var recognizer = new LocalRecognizer(failing, 1)) {
            var failure = assertThrows(
                    SttException.class,
                    () -> new StreamSimulation(TENTHS, Pace.FAST, time)
                            .run(
                                    new FakeSource(new Pcm(new float[1600]), 12),
                                    recognizer,
                                    RecognitionOptions.DEFAULT,
                                    _ -> {}));
            assertEquals(SttError.OUT_OF_MEMORY, failure.error());
        }
    }

    @Test
    void aSessionTellsHowMuchItHasNotHeard() throws InterruptedException {
        var gate = Gate.shut();
        try (var recognizer = new LocalRecognizer(model.heldBy(gate), 1);
                var session = recognizer.open(RecognitionOptions.DEFAULT, _ -> {})) {
            session.accept(new Pcm(new float[1600]));
            session.accept(new Pcm(new float[3200]));
            assertEquals(Duration.ofMillis(300), session.backlog());
            gate.openWide();
            session.catchUp();
            assertEquals(Duration.ZERO, session.backlog());
        }
    }
}
