package dev.earshot.engine.features;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What the features of 30 s of sound cost.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LogMelBench {
    private static final int CHUNK = 1_600;

    @Param({"80", "128"})
    private int bands;

    private LogMel logMel = new LogMel(80);
    private MelStream heard = logMel.open();
    private final float[] sound = new float[LogMel.WINDOW_FRAMES * LogMel.HOP];

    @Setup
    public void makeNoise() {
        var random = new Random(1);
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (float) (random.nextGaussian() * 0.1);
        }
        logMel = new LogMel(bands);
        heard = logMel.open();
        heard.accept(sound);
        heard.finish();
    }

    /// From samples to a window for the encoder.
    @Benchmark
    public Mel wholeWindow() {
        return logMel.ofWindow(sound);
    }

    /// The same in pieces of 100 ms, as a microphone gives them.
    @Benchmark
    public Mel streamed() {
        var stream = logMel.open();
        for (int from = 0; from < sound.length; from += CHUNK) {
            stream.accept(Arrays.copyOfRange(sound, from, from + CHUNK));
        }
        stream.finish();
        return stream.window(0, LogMel.WINDOW_FRAMES, LogMel.WINDOW_FRAMES);
    }

    /// Asking again for sound heard before, as every interim result does.
    @Benchmark
    public Mel windowAgain() {
        return heard.window(0, LogMel.WINDOW_FRAMES, LogMel.WINDOW_FRAMES);
    }
}
