package dev.earshot.engine.model.whisper;

import dev.earshot.engine.decode.BeamSearch;
import dev.earshot.engine.decode.GreedySearch;
import dev.earshot.engine.decode.Hypothesis;
import dev.earshot.engine.decode.LogitRule;
import dev.earshot.engine.decode.Ranking;
import dev.earshot.engine.decode.Search;
import dev.earshot.engine.decode.SearchSpace;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What a token costs beside the network: the rules of a window and the choice among 51 865 scores. A search overwrites
/// its scores, so all of these include copying them, which is measured too.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SearchBench {
    private static final int VOCABULARY = 51_865;
    private static final int END = 50_257;
    private static final int NO_TIMESTAMPS = 50_363;
    private static final int BEAM = 5;
    private static final int STEPS = 16;

    /// As many as a published checkpoint names.
    private static final int[] NEVER =
            IntStream.range(0, 90).map(i -> 11 + i * 550).toArray();

    private static final SearchSpace SPACE = new SearchSpace(
            VOCABULARY,
            END,
            List.of(
                    new SuppressBlank(new int[] {220, END}),
                    new SuppressTokens(NEVER),
                    new TimestampRules(END, NO_TIMESTAMPS, NO_TIMESTAMPS + 1, OptionalInt.of(50))),
            224);

    private final float[] scores = new float[BEAM * VOCABULARY];
    private final float[] work = new float[BEAM * VOCABULARY];
    private final int[] text = {NO_TIMESTAMPS + 1, 400, 370, 452};

    @Setup
    public void makeScores() {
        var random = new Random(1);
        for (int i = 0; i < scores.length; i++) {
            int token = i % VOCABULARY;
            // Text, of which one token stands out, as it does in speech.
            scores[i] = (float) random.nextGaussian() + (token == 400 ? 12 : token < END ? 0 : -8);
        }
    }

    @Benchmark
    public float[] copyOnly() {
        System.arraycopy(scores, 0, work, 0, VOCABULARY);
        return work;
    }

    @Benchmark
    public float[] rules() {
        System.arraycopy(scores, 0, work, 0, VOCABULARY);
        for (LogitRule rule : SPACE.rules()) {
            rule.apply(work, 0, VOCABULARY, text, text.length);
        }
        return work;
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public Hypothesis greedyToken() {
        return steps(new GreedySearch(SPACE), 1);
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public Hypothesis beamToken() {
        return steps(new BeamSearch(SPACE, BEAM, 1, new Ranking(OptionalDouble.empty())), BEAM);
    }

    private Hypothesis steps(Search search, int rows) {
        for (int step = 0; step < STEPS; step++) {
            System.arraycopy(scores, 0, work, 0, rows * VOCABULARY);
            search.advance(work, 0);
        }
        return search.best();
    }
}
