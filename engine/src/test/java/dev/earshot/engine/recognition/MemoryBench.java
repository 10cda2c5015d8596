package dev.earshot.engine.recognition;

import dev.earshot.engine.Shared;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.store.InstalledModel;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Prints whether memory stays as it is while one loaded model hears one recording after the other. Run by hand, on
/// Linux: `./mvnw -pl engine test -Dtest=MemoryBench`.
class MemoryBench {
    private static final int EVERY = 20; // transcriptions
    private static final long MIB = 1 << 20;

    private final ProcessMemory memory = ProcessMemory.find().orElseThrow();

    @TempDir
    private Path folder;

    @Test
    void ofTheModelThatSpeaks() throws InterruptedException {
        var clips = Shared.json("whisper-demo/golden.json")
                .path("clips")
                .valueStream()
                .map(clip -> new Pcm(
                        Shared.sound("whisper-demo/audio/" + clip.path("file").asString())))
                .toList();
        try (var models = Models.discover(ModelFolders.in(folder))) {
            hear(models, models.at(Shared.fixture("whisper-demo")), RecognitionOptions.DEFAULT, clips, 200);
        }
    }

    @Test
    void ofACtcNetwork() throws InterruptedException {
        var sounds = List.of(noise(4), noise(33), noise(9), noise(47));
        try (var models = Models.discover(ModelFolders.in(folder))) {
            var model = models.at(Shared.fixture("wav2vec2-rand-group"));
            hear(models, model, RecognitionOptions.DEFAULT, sounds, 200);
        }
    }

    /// Every second recording is longer than a window. The texts are nonsense and cut short.
    @Test
    void ofRandomWeights() throws InterruptedException, IOException {
        var sounds = List.of(noise(4), noise(33), noise(9), noise(47));
        try (var models = Models.discover(ModelFolders.in(folder))) {
            hear(models, models.random("tiny", folder), brief(), sounds, 200);
        }
    }

    @Test
    void ofLoadingAndFreeing() throws InterruptedException, IOException {
        try (var models = Models.discover(ModelFolders.in(folder))) {
            var model = models.random("tiny", folder);
            System.out.println("loadings   loaded MiB   used MiB   freed MiB");
            for (int i = 1; i <= 10; i++) {
                long loaded;
                long used;
                try (var recognizer = new LocalRecognizer(models.load(model, LoadOptions.AUTO), 1)) {
                    loaded = trimmed();
                    hear(recognizer, brief(), noise(9));
                    used = trimmed();
                }
                System.out.printf(
                        Locale.ROOT,
                        "%8d %12.1f %10.1f %11.1f%n",
                        i,
                        loaded / (double) MIB,
                        used / (double) MIB,
                        trimmed() / (double) MIB);
            }
        }
    }

    /// Two models by turns, of which the budget holds one at a time; nothing but the budget frees them.
    @Test
    void ofTheBudget() throws InterruptedException, IOException {
        try (var measured = Models.discover(ModelFolders.in(folder))) {
            var tiny = measured.random("tiny", Files.createDirectory(folder.resolve("tiny")));
            var base = measured.random("base", Files.createDirectory(folder.resolve("base")));
            var limits = ModelLimits.usual().withMemory(MemoryBudget.of(250_000_000));
            try (var models = Models.discover(ModelFolders.in(folder), limits)) {
                System.out.println("model   says MiB   resident MiB   without what is free   in memory");
                for (int i = 0; i < 12; i++) {
                    var recognizer = models.recognizer(i % 2 == 0 ? tiny : base, LoadOptions.AUTO);
                    hear(recognizer, brief(), noise(9));
                    long resident = memory.resident();
                    System.out.printf(
                            Locale.ROOT,
                            "%-6s %9.1f %14.1f %22.1f   %s%n",
                            recognizer.info().id(),
                            recognizer.info().load().bytes() / (double) MIB,
                            resident / (double) MIB,
                            trimmed() / (double) MIB,
                            models.loaded().stream()
                                    .map(one -> one.model().id())
                                    .toList());
                }
            }
        }
    }

    private long trimmed() {
        memory.trim();
        return memory.resident();
    }

    private void hear(Models models, InstalledModel model, RecognitionOptions options, List<Pcm> sounds, int times)
            throws InterruptedException {
        var recognizer = models.recognizer(model, LoadOptions.AUTO);
        System.out.println(model.name() + ", " + recognizer.info().load().precision());
        System.out.println("transcriptions   resident MiB   without what is free   heap MiB   words");
        int words = 0;
        for (int i = 1; i <= times; i++) {
            words += hear(recognizer, options, sounds.get(i % sounds.size()));
            if (i % EVERY == 0 || i == 1) {
                long resident = memory.resident();
                System.out.printf(
                        Locale.ROOT,
                        "%14d %14.1f %22.1f %10.1f %7d%n",
                        i,
                        resident / (double) MIB,
                        trimmed() / (double) MIB,
                        heap() / (double) MIB,
                        words);
            }
        }
    }

    /// What noise says need not be long.
    private static RecognitionOptions brief() {
        var search = Decoding.Search.DEFAULT;
        var brief = new Decoding.Search(
                List.of(0.0, 0.4),
                search.beamSize(),
                search.patience(),
                search.lengthPenalty(),
                search.bestOf(),
                OptionalInt.of(8),
                search.suppressTokens(),
                search.suppressBlank(),
                search.seed());
        return RecognitionOptions.DEFAULT.withDecoding(Decoding.DEFAULT.with(brief));
    }

    private static long heap() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /// @return how many words were heard
    private static int hear(Recognizer recognizer, RecognitionOptions options, Pcm sound) throws InterruptedException {
        var log = new EventLog();
        try (var session = recognizer.open(options, log)) {
            for (int at = 0; at < sound.samples().length; at += Pcm.SAMPLE_RATE) {
                int end = Math.min(sound.samples().length, at + Pcm.SAMPLE_RATE);
                session.accept(new Pcm(Arrays.copyOfRange(sound.samples(), at, end)));
            }
            session.finish();
        }
        if (log.events().getLast() instanceof TranscriptEvent.Failed(var cause)) {
            throw cause;
        }
        return log.finals().stream()
                .mapToInt(one -> one.text().split(" ").length)
                .sum();
    }

    /// Loud for a second and silent for one, by turns, so that there is something to be heard.
    private static Pcm noise(int seconds) {
        var random = new Random(seconds);
        var samples = new float[seconds * Pcm.SAMPLE_RATE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (random.nextFloat() - 0.5f) * (i / Pcm.SAMPLE_RATE % 2 == 0 ? 0.5f : 1e-3f);
        }
        return new Pcm(samples);
    }
}
