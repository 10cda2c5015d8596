package dev.earshot.engine.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A network whose scores are a function of the tokens written so far. It remembers how many rows each step had.
public final class ScriptedNetwork implements StepNetwork {
    private final int vocabulary;
    private final Function<List<Integer>, float[]> scores;
    private List<List<Integer>> texts;

    final List<Integer> rows = new ArrayList<>();

    /// @param texts what stands in each row at first
    ScriptedNetwork(int vocabulary, Function<List<Integer>, float[]> scores, List<List<Integer>> texts) {
        this.vocabulary = vocabulary;
        this.scores = scores;
        this.texts = texts;
    }

    /// One row with nothing in it.
    ScriptedNetwork(int vocabulary, Function<List<Integer>, float[]> scores) {
        this(vocabulary, scores, List.of(List.of()));
    }

    float[] first() {
        rows.add(texts.size());
        var logits = new float[texts.size() * vocabulary];
        for (int row = 0; row < texts.size(); row++) {
            System.arraycopy(scores.apply(texts.get(row)), 0, logits, row * vocabulary, vocabulary);
        }
        return logits;
    }

    @Override
    public int vocabulary() {
        return vocabulary;
    }

    @Override
    public float[] step(int[] parents, int[] tokens) {
        var next = new ArrayList<List<Integer>>();
        for (int row = 0; row < parents.length; row++) {
            var text = new ArrayList<>(texts.get(parents[row]));
            text.add(tokens[row]);
            next.add(text);
        }
        texts = next;
        return first();
    }
}
