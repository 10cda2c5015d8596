package dev.earshot.engine.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.vad.Detectors;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BenchmarkPlanTest {
    private static final BenchmarkPlan PLAN =
            new BenchmarkPlan(3, 7, Optional.empty(), RecognitionOptions.DEFAULT.withoutInterim());

    private final List<String> told = new ArrayList<>();

    /// Its runs take 10, 2, 6 and 4 milliseconds, and so on.
    private static final class Scripted implements Benchmark {
        private static final int[] TOOK = {10, 2, 6, 4};

        private final List<String> asked = new ArrayList<>();
        private int open;

        @Override
        public Duration window() {
            return Duration.ofSeconds(20);
        }

        @Override
        public Duration hear(Duration sound) {
            return next("hear " + sound.toSeconds());
        }

        @Override
        public Optional<Heard> heard(Duration sound) {
            open++;
            return Optional.of(new Heard() {
                @Override
                public Duration write(int beam, int tokens) {
                    return next("write " + sound.toSeconds() + " " + beam + " " + tokens);
                }

                @Override
                public void close() {
                    open--;
                }
            });
        }

        private Duration next(String what) {
            asked.add(what);
            return Duration.ofMillis(TOOK[(asked.size() - 1) % TOOK.length]);
        }
    }

    private static LoadedModel with(FakeModel model, Benchmark benchmark) {
        return new LoadedModel() {
            @Override
            public RecognizerInfo info() {
                return model.info();
            }

            @Override
            public StreamDecoder newDecoder(RecognitionOptions options, Detectors detectors) {
                return model.newDecoder(options, detectors);
            }

            @Override
            public Optional<Benchmark> benchmark() {
                return Optional.of(benchmark);
            }

            @Override
            public void close() {
                model.close();
            }
        };
    }

    @Test
    void theFirstRunDoesNotCountAndSoundsBeyondTheWindowAreNotHeard() throws InterruptedException {
        var scripted = new Scripted();
        var model = FakeModel.saying("good morning");
        var report = PLAN.measure(() -> with(model, scripted), told::add);

        var time = new BenchmarkReport.Time(Duration.ofMillis(4), Duration.ofMillis(2));
        assertEquals(
                List.of(
                        new BenchmarkReport.Hearing(Duration.ofSeconds(5), time),
                        new BenchmarkReport.Hearing(Duration.ofSeconds(10), time)),
                report.hearing());
        assertEquals(
                List.of(
                        new BenchmarkReport.Writing(Duration.ofSeconds(10), 1, time),
                        new BenchmarkReport.Writing(Duration.ofSeconds(10), 5, time)),
                report.writing());
        assertEquals(16, scripted.asked.size());
        assertEquals("write 10 5 7", scripted.asked.getLast());
        assertEquals(0, scripted.open);
        assertEquals(
                List.of(
                        "loading",
                        "hearing 5 s",
                        "hearing 10 s",
                        "writing about 10 s, beam 1",
                        "writing about 10 s, beam 5"),
                told);
        assertEquals(2, model.closings());
    }

    @Test
    void aModelWithoutPartsIsMeasuredByARecording() throws InterruptedException {
        var model = FakeModel.saying("good morning");
        var plan = new BenchmarkPlan(
                1, 1, Optional.of(new FakeSource(new Pcm(new float[16_000]), 3)), RecognitionOptions.DEFAULT);
        var report = plan.measure(() -> model, told::add);

        assertTrue(report.hearing().isEmpty() && report.writing().isEmpty());
        assertEquals(Duration.ofSeconds(3), report.recording().orElseThrow().sound());
        assertTrue(report.recording().orElseThrow().took().isPositive());
        assertEquals(model.info(), report.model());
        assertEquals(2, model.closings());
    }

    @Test
    void speedIsSecondsOfSoundASecond() {
        assertEquals(4, new BenchmarkReport.RecordingTime(Duration.ofSeconds(60), Duration.ofSeconds(15)).speed());
    }

    @Test
    void whatIsLoadedShowsInTheMemory() throws InterruptedException {
        Optional<ProcessMemory> there = ProcessMemory.find();
        assumeTrue(there.isPresent(), "skipped: this system tells no memory");
        int size = 200_000_000;
        var held = new ArrayList<ByteBuffer>();
        var report = PLAN.measure(
                () -> {
                    var buffer = ByteBuffer.allocateDirect(size);
                    for (int i = 0; i < size; i += 4096) {
                        buffer.put(i, (byte) 1);
                    }
                    held.add(buffer);
                    return FakeModel.saying("good morning");
                },
                told::add);

        var memory = report.memory().orElseThrow();
        assertEquals(size, memory.loaded() - memory.before(), size * 0.2);
        assertTrue(memory.peak() >= memory.loaded());
        assertEquals(2, held.size());
    }

    @Test
    void aModelThatDoesNotLoadEndsTheMeasuring() {
        var failure = new SttException(SttError.UNSUPPORTED, "No.");
        assertEquals(
                failure,
                assertThrows(
                        SttException.class,
                        () -> PLAN.measure(
                                () -> {
                                    throw failure;
                                },
                                told::add)));
    }
}
