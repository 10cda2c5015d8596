package dev.earshot.engine.model.whisper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Windows whose texts are a function of the tokens written so far.
final class FakeHeard implements WhisperNetwork.Heard {
    /// Scores after some tokens.
    @FunctionalInterface
    interface Scores {
        float[] after(int window, List<Integer> tokens);
    }

    private final int windows;
    private final int vocabulary;
    private final Scores scores;

    /// For each call of [#write], the windows it was for.
    final List<List<Integer>> batches = new ArrayList<>();

    int open;

    FakeHeard(int windows, int vocabulary, Scores scores) {
        this.windows = windows;
        this.vocabulary = vocabulary;
        this.scores = scores;
    }

    @Override
    public int windows() {
        return windows;
    }

    @Override
    public WhisperNetwork.Writing write(int[] of, int[][] prompts) {
        batches.add(Arrays.stream(of).boxed().toList());
        open++;
        var rows = new ArrayList<Row>();
        for (int i = 0; i < of.length; i++) {
            if (prompts[i].length != prompts[0].length) {
                throw new IllegalArgumentException("prompts of different lengths");
            }
            rows.add(new Row(of[i], Arrays.stream(prompts[i]).boxed().toList()));
        }
        return new FakeWriting(rows);
    }

    @Override
    public WhisperNetwork.Alignment align(
            int window, int[] tokens, int first, int frames, List<WhisperNetwork.AlignmentHead> heads, int eot) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}

    private record Row(int window, List<Integer> tokens) {}

    private final class FakeWriting implements WhisperNetwork.Writing {
        private List<Row> rows;

        FakeWriting(List<Row> rows) {
            this.rows = rows;
        }

        @Override
        public float[] first() {
            return within(rows.getFirst().tokens().size() - 1);
        }

        @Override
        public float[] within(int position) {
            var logits = new float[rows.size() * vocabulary];
            for (int i = 0; i < rows.size(); i++) {
                var row = rows.get(i);
                var own = scores.after(row.window(), row.tokens().subList(0, position + 1));
                System.arraycopy(own, 0, logits, i * vocabulary, vocabulary);
            }
            return logits;
        }

        @Override
        public int vocabulary() {
            return vocabulary;
        }

        @Override
        public float[] step(int[] parents, int[] tokens) {
            var next = new ArrayList<Row>();
            for (int i = 0; i < parents.length; i++) {
                var parent = rows.get(parents[i]);
                var longer = new ArrayList<>(parent.tokens());
                longer.add(tokens[i]);
                next.add(new Row(parent.window(), longer));
            }
            rows = next;
            return first();
        }

        @Override
        public void close() {
            open--;
        }
    }
}
