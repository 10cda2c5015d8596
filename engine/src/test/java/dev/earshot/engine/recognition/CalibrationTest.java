package dev.earshot.engine.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttException;
import dev.earshot.engine.vad.Detectors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final AtomicLong now = new AtomicLong(); // nanoseconds, which only computing makes pass
    private final List<CalibrationProgress> told = new ArrayList<>();

    /// Takes `rtf` seconds a second of sound to hear, and a hundredth of that for a token.
    private final class Steady implements Benchmark {
        private final double rtf;
        private int open;

        Steady(double rtf) {
            this.rtf = rtf;
        }

        @Override
        public Duration window() {
            return Duration.ofSeconds(30);
        }

        @Override
        public LiveUse live() {
            return new LiveUse(Duration.ofSeconds(5), Duration.ofSeconds(5));
        }

        @Override
        public Duration hear(Duration sound) {
            return pass(rtf * sound.toMillis() / 1000);
        }

        @Override
        public Optional<Heard> heard(Duration sound) {
            hear(sound);
            open++;
            return Optional.of(new Heard() {
                @Override
                public Duration write(int beam, int tokens) {
                    return pass(rtf * tokens * beam / 100).dividedBy(tokens);
                }

                @Override
                public void close() {
                    open--;
                }
            });
        }

        private Duration pass(double seconds) {
            var took = Duration.ofNanos(Math.round(seconds * 1e9));
            now.addAndGet(took.toNanos());
            return took;
        }
    }

    private LoadedModel model(Optional<Benchmark> benchmark) {
        var fake = FakeModel.saying("one");
        return new LoadedModel() {
            @Override
            public RecognizerInfo info() {
                return fake.info();
            }

            @Override
            public StreamDecoder newDecoder(RecognitionOptions options, Detectors detectors) {
                return fake.newDecoder(options, detectors);
            }

            @Override
            public Optional<Benchmark> benchmark() {
                return benchmark;
            }

            @Override
            public void close() {
                fake.close();
            }
        };
    }

    private Speed measure(Benchmark benchmark) throws InterruptedException {
        return new Calibration(LONGEST, now::get).measure(() -> model(Optional.of(benchmark)), told::add);
    }

    @Test
    void aSecondOfSpeechIsItsHearingAndFourTokens() throws InterruptedException {
        var benchmark = new Steady(0.1);

        var speed = measure(benchmark);

        assertEquals(0.1 + 4 * 0.001, speed.live(), 1e-6);
        assertEquals(0.1 + 4 * 0.005, speed.recording(), 1e-6);
        assertEquals(Speed.Origin.MEASURED, speed.origin());
        assertEquals(LiveFit.EASILY, speed.fit());
        assertEquals(0, benchmark.open);
    }

    @Test
    void noModelTakesLongerThanItIsSaidTo() throws InterruptedException {
        for (double rtf : new double[] {0.001, 0.03, 0.3, 0.9, 1.7, 3}) {
            now.set(0);
            var speed = measure(new Steady(rtf));

            assertTrue(now.get() <= LONGEST.toNanos(), rtf + " took " + Duration.ofNanos(now.get()));
            assertTrue(speed.live() >= rtf, speed + " of " + rtf);
        }
    }

    @Test
    void ofAModelThatIsSlowToLoadTheLeastIsTimed() throws InterruptedException {
        var benchmark = new Steady(0.5);

        var speed = new Calibration(LONGEST, now::get)
                .measure(
                        () -> {
                            now.addAndGet(LONGEST.toNanos());
                            return model(Optional.of(benchmark));
                        },
                        told::add);

        assertEquals(LONGEST.plusMillis(500).toNanos(), now.get());
        assertEquals(0.5, speed.live(), 1e-6);
    }

    @Test
    void progressNeverGoesBackAndNamesWhatIsDone() throws InterruptedException {
        measure(new Steady(0.1));

        assertEquals("loading", told.getFirst().doing());
        for (int i = 1; i < told.size(); i++) {
            assertTrue(told.get(i).elapsed().compareTo(told.get(i - 1).elapsed()) >= 0);
        }
        assertTrue(told.getLast().fraction() <= 1);
    }

    @Test
    void anInterruptEndsIt() {
        Thread.currentThread().interrupt();

        assertThrows(InterruptedException.class, () -> measure(new Steady(0.1)));
    }

    @Test
    void aModelWithoutPartsIsRefusedInASentence() {
        var refusal = assertThrows(
                SttException.class,
                () -> new Calibration(LONGEST, now::get).measure(() -> model(Optional.empty()), told::add));

        assertTrue(refusal.sentence().contains("earshot bench --file"), refusal.sentence());
    }
}
