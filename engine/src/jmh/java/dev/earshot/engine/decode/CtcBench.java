package dev.earshot.engine.decode;

import java.util.List;
import java.util.Optional;
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

/// What it costs to read text from the scores of a CTC network with 29 letters, 50 frames a second: for
/// an utterance of 30 s and for an hour. The scores are as a network's are: mostly blanks, a letter in
/// every fourth frame, most frames sure and some not.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx2g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CtcBench {
    private static final String LETTERS = "_|ABCDEFGHIJKLMNOPQRSTUVWXYZ'";

    @Param({"30", "3600"})
    private int seconds = 30;

    private CtcVocabulary vocabulary = Letters.vocabulary(LETTERS);
    private float[] scores = scores(30);
    private Emissions emissions = Emissions.ofScores(scores, vocabulary.size());
    private int[] text = text();

    @Setup
    public void hear() {
        scores = scores(seconds);
        emissions = Emissions.ofScores(scores, vocabulary.size());
        text = text();
    }

    private float[] scores(int seconds) {
        var random = new Random(41);
        int frames = seconds * 50;
        float[] values = new float[frames * vocabulary.size()];
        for (int frame = 0; frame < frames; frame++) {
            int from = frame * vocabulary.size();
            for (int token = 0; token < vocabulary.size(); token++) {
                values[from + token] = (float) random.nextGaussian() * 2;
            }
            int letter = random.nextInt(5) == 0 ? 1 : 2 + random.nextInt(vocabulary.size() - 2);
            values[from + (frame % 4 == 0 ? letter : 0)] += random.nextInt(8) == 0 ? 5 : 14;
        }
        return values;
    }

    private int[] text() {
        return GreedyCtc.decode(emissions, vocabulary.blank()).stream()
                .mapToInt(TokenSpan::token)
                .toArray();
    }

    @Benchmark
    public Emissions normalise() {
        return Emissions.ofScores(scores, vocabulary.size());
    }

    @Benchmark
    public CtcText greedy() {
        return CtcText.of(vocabulary, GreedyCtc.decode(emissions, vocabulary.blank()));
    }

    @Benchmark
    public CtcHypothesis beam() {
        return search(CtcPrior.none(vocabulary));
    }

    @Benchmark
    public CtcHypothesis beamWithHints() {
        var hints = new HotWords(vocabulary, List.of("kitchen", "Anna", "New York", "kettle"), 10);
        return search(new CtcPrior(vocabulary, hints, Optional.empty()));
    }

    private CtcHypothesis search(CtcPrior prior) {
        var search = new PrefixBeamSearch(vocabulary, CtcBeam.COMMON, prior);
        search.accept(emissions);
        return search.finish().getFirst();
    }

    @Benchmark
    public List<TokenSpan> align() {
        return CtcAlignment.align(emissions, text, vocabulary.blank());
    }
}
