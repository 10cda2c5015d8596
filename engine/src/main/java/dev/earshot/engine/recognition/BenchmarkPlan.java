package dev.earshot.engine.recognition;

import dev.earshot.engine.audio.MeteredSource;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.recognition.BenchmarkReport.Hearing;
import dev.earshot.engine.recognition.BenchmarkReport.Memory;
import dev.earshot.engine.recognition.BenchmarkReport.RecordingTime;
import dev.earshot.engine.recognition.BenchmarkReport.Time;
import dev.earshot.engine.recognition.BenchmarkReport.Writing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Measures a model: loading, memory, hearing, writing, and a whole recording. The first loading does not count, and of
/// all other times several runs are taken after one that does not count; a recording is heard once.
///
/// @param runs that count, at least 1
/// @param tokens that a run writes, at least 1
/// @param recording what is to be transcribed
/// @param options how
public record BenchmarkPlan(int runs, int tokens, Optional<PcmSource> recording, RecognitionOptions options) {
    private static final List<Duration> SOUNDS =
            Stream.of(5, 10, 30).map(Duration::ofSeconds).toList();

    private static final List<Duration> CONTEXTS =
            Stream.of(10, 30).map(Duration::ofSeconds).toList();

    private static final List<Integer> BEAMS = List.of(1, 5);

    /// Something that is measured several times.
    private interface Run {
        Duration once() throws InterruptedException;
    }

    /// Measures on the calling thread.
    ///
    /// @param load loads the model; what it gives is closed in the end
    /// @param progress is told what is being measured, in a few words
    /// @throws dev.earshot.engine.SttException what loading or transcribing fails with
    public BenchmarkReport measure(Supplier<LoadedModel> load, Consumer<String> progress) throws InterruptedException {
        return measure(load, ProcessMemory.find(), progress);
    }

    BenchmarkReport measure(Supplier<LoadedModel> load, Optional<ProcessMemory> memory, Consumer<String> progress)
            throws InterruptedException {
        progress.accept("loading");
        load.get().close(); // libraries are loaded with the first model, and stay
        long before = settled(memory);
        memory.ifPresent(ProcessMemory::resetPeak);
        var model = load.get();
        try (var recognizer = new LocalRecognizer(model, 1)) {
            long loaded = settled(memory);
            var hearing = new ArrayList<Hearing>();
            var writing = new ArrayList<Writing>();
            var benchmark = model.benchmark();
            if (benchmark.isPresent()) {
                hearing.addAll(hearing(benchmark.get(), progress));
                writing.addAll(writing(benchmark.get(), progress));
            }
            var heard = recording.isPresent()
                    ? Optional.of(hear(recognizer, recording.get(), progress))
                    : Optional.<RecordingTime>empty();
            return new BenchmarkReport(
                    recognizer.info(),
                    memory.map(process -> new Memory(before, loaded, process.peak())),
                    hearing,
                    writing,
                    heard);
        }
    }

    private static long settled(Optional<ProcessMemory> memory) {
        memory.ifPresent(ProcessMemory::trim);
        return memory.map(ProcessMemory::resident).orElse(0L);
    }

    private List<Hearing> hearing(Benchmark benchmark, Consumer<String> progress) throws InterruptedException {
        var all = new ArrayList<Hearing>();
        for (var sound : fitting(SOUNDS, benchmark)) {
            progress.accept("hearing " + sound.toSeconds() + " s");
            all.add(new Hearing(sound, time(() -> benchmark.hear(sound))));
        }
        return all;
    }

    private List<Writing> writing(Benchmark benchmark, Consumer<String> progress) throws InterruptedException {
        var all = new ArrayList<Writing>();
        for (var sound : fitting(CONTEXTS, benchmark)) {
            var heard = benchmark.heard(sound);
            if (heard.isPresent()) {
                all.addAll(writing(sound, heard.get(), progress));
            }
        }
        all.sort(Comparator.comparingInt(Writing::beam));
        return all;
    }

    private List<Writing> writing(Duration sound, Benchmark.Heard heard, Consumer<String> progress)
            throws InterruptedException {
        var all = new ArrayList<Writing>();
        try (heard) {
            for (int beam : BEAMS) {
                progress.accept("writing about " + sound.toSeconds() + " s, beam " + beam);
                all.add(new Writing(sound, beam, time(() -> heard.write(beam, tokens))));
            }
        }
        return all;
    }

    private static List<Duration> fitting(List<Duration> sounds, Benchmark benchmark) {
        return sounds.stream()
                .filter(sound -> sound.compareTo(benchmark.window()) <= 0)
                .toList();
    }

    private Time time(Run run) throws InterruptedException {
        run.once();
        var times = new ArrayList<Duration>();
        for (int i = 0; i < runs; i++) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            times.add(run.once());
        }
        times.sort(null);
        return new Time(times.get(runs / 2), times.getFirst());
    }

    private RecordingTime hear(Recognizer recognizer, PcmSource source, Consumer<String> progress)
            throws InterruptedException {
        progress.accept("transcribing");
        var sound = new AtomicReference<>(Duration.ZERO);
        long start = System.nanoTime();
        recognizer.transcribe(new MeteredSource(source, sound::set), options, _ -> {});
        return new RecordingTime(sound.get(), Duration.ofNanos(System.nanoTime() - start));
    }
}
