package dev.earshot.engine.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.vad.Detectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void whatIsLoadedShowsInTheMemory(@TempDir Path process) throws Exception {
        Files.writeString(process.resolve("status"), status(100, 300));
        var loads = new AtomicInteger();
        var report = PLAN.measure(
                () -> {
                    if (loads.incrementAndGet() == 2) {
                        write(process.resolve("status"), status(250, 400));
                    }
                    return FakeModel.saying("good morning");
                },
                Optional.of(new ProcessMemory(process)),
                told::add);

        assertEquals(
                new BenchmarkReport.Memory(100 * 1024, 250 * 1024, 400 * 1024),
                report.memory().orElseThrow());
        assertEquals("5", Files.readString(process.resolve("clear_refs")), "the peak begins anew");
    }

    @Test
    void thisProcessTellsItsMemory() {
        Optional<ProcessMemory> there = ProcessMemory.find();
        assumeTrue(there.isPresent(), "skipped: this system tells no memory");
        var memory = there.get();
        memory.resetPeak();
        long resident = memory.resident();
        assertTrue(resident > 0);
        assertTrue(memory.peak() > 0);
    }

    private static String status(int residentKiB, int peakKiB) {
        return "Name:\tjava\nVmHWM:\t" + peakKiB + " kB\nVmRSS:\t" + residentKiB + " kB\n";
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
