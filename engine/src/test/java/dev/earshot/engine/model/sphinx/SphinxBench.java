package dev.earshot.engine.model.sphinx;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earshot.engine.audio.AudioFile;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.transcript.TranscriptBuilder;
import dev.earshot.engine.vad.Detectors;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Prints what the beams cost and bring: `./mvnw -pl engine test -Dtest=SphinxBench`. No test, and so not named like
/// one: it takes minutes and asserts nothing.
class SphinxBench {
    private static final Path ROOT = Path.of(System.getProperty("earshot.root", ".."));
    private static final Path SHARED = ROOT.resolve("../shared");

    private static final List<Beams> SETTINGS = List.of(
            new Beams(3_000, 1e-50, 60), new Beams(8_000, 1e-50, 100), Beams.DEFAULT, new Beams(20_000, 1e-60, 200));

    private record Clip(String set, String name, Pcm sound, String text) {}

    private record Score(int errors, int words, double cpuSeconds, double audioSeconds) {
        Score plus(Score other) {
            return new Score(
                    errors + other.errors,
                    words + other.words,
                    cpuSeconds + other.cpuSeconds,
                    audioSeconds + other.audioSeconds);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%3d / %3d | %4.1f %% | %.2f",
                    errors,
                    words,
                    100.0 * errors / words,
                    cpuSeconds / audioSeconds);
        }
    }

    @Test
    void printTheTable() throws IOException, InterruptedException {
        var clips = clips();
        System.out.println("| states / relative / words | recordings | errors / words | WER | CPU time / audio |");
        for (var beams : SETTINGS) {
            try (var model = SphinxModel.load(new SphinxFamily().builtIn().getFirst(), beams)) {
                var scores = new LinkedHashMap<String, Score>();
                for (var clip : clips) {
                    var score = hear(model, clip);
                    scores.merge(clip.set(), score, Score::plus);
                    scores.merge("all " + clips.size(), score, Score::plus);
                }
                scores.forEach((set, score) -> print(beams, set, score));
            }
        }
    }

    private static void print(Beams beams, String recordings, Score score) {
        System.out.printf(
                "| %d / %.0e / %d | %s | %s |%n", beams.states(), beams.relative(), beams.words(), recordings, score);
    }

    private static Score hear(SphinxModel model, Clip clip) throws InterruptedException {
        var threads = ManagementFactory.getThreadMXBean();
        var builder = new TranscriptBuilder();
        long before = threads.getCurrentThreadCpuTime();
        try (var decoder = model.newDecoder(RecognitionOptions.DEFAULT, Detectors.builtIn())) {
            decoder.accept(clip.sound(), builder);
            decoder.finish(builder);
        }
        double cpu = (threads.getCurrentThreadCpuTime() - before) / 1e9;
        var heard = builder.transcript().text();
        if (Boolean.getBoolean("earshot.bench.texts")) {
            System.out.println(clip.name() + ": " + heard.replace("\n", " / "));
        }
        var said = words(clip.text());
        return new Score(
                distance(said, words(heard)),
                said.size(),
                cpu,
                clip.sound().duration().toMillis() / 1000.0);
    }

    private static List<String> words(String text) {
        var words = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z' \n]", "").strip();
        return words.isEmpty() ? List.of() : List.of(words.split("\\s+", -1));
    }

    /// Words to insert, delete or replace (Levenshtein).
    private static int distance(List<String> said, List<String> heard) {
        var row = new int[heard.size() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= said.size(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (said.get(i - 1).equals(heard.get(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[heard.size()];
    }

    private static List<Clip> clips() throws IOException, InterruptedException {
        var demo = SHARED.resolve("fixtures/whisper-demo");
        assumeTrue(Files.exists(demo), "the recordings to measure with are not beside this checkout");
        var clips = new ArrayList<Clip>();
        clips.add(clip(
                "jfk.wav",
                SHARED.resolve("audio/jfk.wav"),
                "And so my fellow Americans ask not what your country can do for you "
                        + "ask what you can do for your country"));
        var golden = JsonMapper.shared().readTree(demo.resolve("golden.json"));
        for (var entry : golden.get("clips")) {
            if (entry.get("language").asString().equals("en")) {
                clips.add(clip(
                        "whisper-demo",
                        demo.resolve("audio").resolve(entry.get("file").asString()),
                        entry.get("reference").asString()));
            }
        }
        for (var line : Files.readAllLines(ROOT.resolve("sample-audio/references.tsv"))) {
            var fields = List.of(line.split("\t", -1));
            if (fields.get(1).equals("en")) {
                clips.add(clip(
                        "sample-audio", ROOT.resolve("sample-audio").resolve(fields.getFirst()), fields.getLast()));
            }
        }
        return clips;
    }

    private static Clip clip(String set, Path file, String text) throws InterruptedException {
        var chunks = new ArrayList<Pcm>();
        try (var stream = AudioFile.open(file).source(AudioSelection.ALL).open()) {
            for (var chunk = stream.read(); chunk.isPresent(); chunk = stream.read()) {
                chunks.add(chunk.get());
            }
        }
        return new Clip(set, String.valueOf(file.getFileName()), Speech.join(chunks.toArray(Pcm[]::new)), text);
    }
}
