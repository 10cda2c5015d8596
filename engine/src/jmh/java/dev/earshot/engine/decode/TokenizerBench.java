package dev.earshot.engine.decode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What reading a vocabulary and turning text into tokens and back cost. With a published vocabulary where the parity
/// fixtures are beside the repository, else with a small one, which says little.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TokenizerBench {
    /// About as much as a prompt can hold.
    private static final String TEXT =
            " The kettle on the stove is whistling, and nobody in the village heard the train".repeat(4)
                    + " Straßenbahnhaltestelle, Zürich; 3.14159 ... naïve?";

    private Path folder = Path.of("");
    private Tokenizer tokenizer = read();
    private int[] tokens = tokenizer.encode(TEXT);

    @Setup
    public void load() {
        tokenizer = read();
        tokens = tokenizer.encode(TEXT);
    }

    private Tokenizer read() {
        folder = Path.of(System.getProperty("earshot.root", "..")).resolve("../shared/fixtures/whisper-rand-multi");
        if (!Files.exists(folder)) {
            try {
                folder = SmallVocabulary.of("en").writeWhole(Files.createTempDirectory("vocabulary"));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return Tokenizer.read(folder);
    }

    @Benchmark
    public int[] encode() {
        return tokenizer.encode(TEXT);
    }

    @Benchmark
    public String decode() {
        return tokenizer.decode(tokens);
    }

    @Benchmark
    public Tokenizer readVocabulary() {
        return Tokenizer.read(folder);
    }
}
