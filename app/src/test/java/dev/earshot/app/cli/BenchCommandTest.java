package dev.earshot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.inference.Precision;
import dev.earshot.engine.recognition.Benchmark;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.LoadReport;
import dev.earshot.engine.recognition.LoadedModel;
import dev.earshot.engine.recognition.ModelFamily;
import dev.earshot.engine.recognition.RandomModels;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.recognition.StreamDecoder;
import dev.earshot.engine.store.InstalledModel;
import dev.earshot.engine.vad.Detectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class BenchCommandTest {
    @TempDir
    private Path home;

    private final Clockwork family = new Clockwork();

    /// Models that take a millisecond a second of sound to hear and two a token and hypothesis; fp16 there is not.
    private static final class Clockwork implements ModelFamily, RandomModels, Benchmark {
        private final FakeModel model = FakeModel.saying("good morning");
        private final List<LoadOptions> loaded = new ArrayList<>();
        private final List<Path> made = new ArrayList<>();

        @Override
        public String id() {
            return "clockwork";
        }

        @Override
        public List<InstalledModel> builtIn() {
            return List.of(new InstalledModel("clock", "Clock", id(), Optional.empty()));
        }

        @Override
        public Optional<InstalledModel> at(Path folder) {
            return Files.exists(folder.resolve("clock"))
                    ? Optional.of(new InstalledModel("made", "Made", id(), Optional.of(folder)))
                    : Optional.empty();
        }

        @Override
        public Optional<RandomModels> random() {
            return Optional.of(this);
        }

        @Override
        public List<String> sizes() {
            return List.of("small", "large");
        }

        @Override
        public void write(String size, Path folder) throws IOException {
            made.add(Files.writeString(folder.resolve("clock"), size));
        }

        @Override
        public LoadedModel load(InstalledModel installed, LoadOptions options) {
            if (options.encoder().equals(Optional.of(Precision.FP16))) {
                throw new SttException(SttError.UNSUPPORTED, "There is no fp16 here.");
            }
            loaded.add(options);
            var precision = options.encoder()
                    .map(one -> one.name().toLowerCase(Locale.ROOT))
                    .orElse("best");
            var info = new RecognizerInfo(
                    "clock",
                    installed.name(),
                    "1",
                    "CPU",
                    List.of(),
                    false,
                    new LoadReport(precision, Duration.ofMillis(1234), 5_000_000));
            return new LoadedModel() {
                @Override
                public RecognizerInfo info() {
                    return info;
                }

                @Override
                public StreamDecoder newDecoder(RecognitionOptions how, Detectors detectors) {
                    return model.newDecoder(how, detectors);
                }

                @Override
                public Optional<Benchmark> benchmark() {
                    return Optional.of(Clockwork.this);
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public Duration window() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration hear(Duration sound) {
            return Duration.ofMillis(sound.toSeconds());
        }

        @Override
        public Optional<Heard> heard(Duration sound) {
            return Optional.of(new Heard() {
                @Override
                public Duration write(int beam, int tokens) {
                    return Duration.ofMillis(2L * beam);
                }

                @Override
                public void close() {}
            });
        }
    }

    private Shell.Result bench(Object... args) {
        var words = new ArrayList<Object>(List.of("bench"));
        words.addAll(List.of(args));
        return new Shell(home).with(family).run(words.toArray());
    }

    @Test
    void everyPrecisionIsMeasuredWithEveryNumberOfThreads() {
        var result = bench("--precision", "fp32,bf16+int8", "--threads", "1,2", "--json");
        var json = JsonMapper.shared().readTree(result.out());

        assertEquals(0, result.code(), result.err());
        assertEquals(4, json.size());
        assertEquals("fp32", json.at("/0/precision").stringValue());
        assertEquals(2, json.at("/3/threads").intValue());
        assertEquals(Optional.of(Precision.BF16), family.loaded.getLast().encoder());
        assertEquals(Optional.of(Precision.INT8), family.loaded.getLast().decoder());
        assertEquals(2, family.loaded.getLast().threads().orElseThrow());
        assertEquals(1.234, json.at("/0/load_seconds").doubleValue());
        assertEquals(30, json.at("/0/encoder/2/seconds").intValue());
        assertEquals(30, json.at("/0/encoder/2/median_ms").doubleValue());
        assertEquals(5, json.at("/0/token/3/beam").intValue());
        assertEquals(10, json.at("/0/token/3/least_ms").doubleValue());
    }

    @Test
    void theTableHasALineForEachConfigurationAndItsColumnsAreAligned() {
        var result = bench("--precision", "fp32,int8", "--threads", "1");
        var lines = result.out().lines().toList();

        assertEquals(0, result.code(), result.err());
        assertEquals("Clock, CPU", lines.getFirst());
        assertTrue(lines.get(2).contains("encoder, ms") && lines.get(2).endsWith("ms/token, beam 5"), lines.get(2));
        assertTrue(lines.get(4).startsWith("fp32 ") && lines.get(5).startsWith("int8 "), result.out());
        // Numbers end where the headings over them do.
        int end = lines.get(3).indexOf("30 s") + 4;
        assertEquals("30.0", lines.get(4).substring(end - 4, end));
        assertEquals(lines.get(4).length(), lines.get(5).length());
    }

    @Test
    void aSizeNeedsNoModelAndLeavesNothingBehind() {
        var result = bench("--size", "small");

        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().startsWith("small, random weights, CPU\n"), result.out());
        assertEquals(1, family.made.size());
        assertFalse(Files.exists(family.made.getFirst().resolveSibling(".")));
    }

    @Test
    void aRecordingIsHeardToo() {
        var file = Wav.write(home.resolve("talk.wav"), 3, 1);
        var result = bench("--file", file, "--json");
        var json = JsonMapper.shared().readTree(result.out());

        assertEquals(0, result.code(), result.err());
        assertEquals(3, json.at("/0/recording/seconds").doubleValue(), 0.01);
        assertTrue(json.at("/0/recording/speed").doubleValue() > 1);
        assertTrue(bench("--file", file).out().contains("seconds of " + file));
    }

    @Test
    void whatThisMachineDoesNotHaveSpoilsNothingElse() {
        var result = bench("--precision", "fp16,fp32");

        assertEquals(ExitCode.MODEL.code(), result.code());
        assertEquals("earshot: There is no fp16 here.\n", result.err());
        assertTrue(result.out().contains("\nfp32 "), result.out());
    }

    @Test
    void aCommandLineThatIsWrongIsSaidBeforeAnythingIsMeasured() {
        for (var wrong : List.of(
                List.of("--precision", "fp31"),
                List.of("--threads", "-1"),
                List.of("--runs", "0"),
                List.of("--device", "abacus"),
                List.of("--size", "small", "--model", "clock"))) {
            var result = bench(wrong.toArray());
            assertEquals(ExitCode.USAGE.code(), result.code(), wrong.toString());
            assertEquals(List.of(), family.loaded);
        }
        var size = bench("--size", "enormous");
        assertEquals(ExitCode.MODEL.code(), size.code());
        assertTrue(size.err().contains("there is small, large"), size.err());
    }
}
