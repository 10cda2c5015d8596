package dev.earshot.engine.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Keeps the most probable unfinished texts at every step, as many as the beam is wide, until enough have ended, with
/// the patience of Kasai et al. (arXiv 2204.05424). It chooses as the reference does (openai/whisper):
///
/// Every kept text proposes its `beam + 1` best tokens. The proposals are walked down by probability. Those that end
/// the text are finished, the others are kept, until the beam is full; what comes after is not looked at. Finished
/// texts are never dropped and the search ends when there are `beam * patience` of them, rounded half to even. When
/// fewer than `beam` texts have finished by then, unfinished ones fill the list as if they ended here.
///
/// Unlike the reference, the search starts with one row, not with as many equal ones as the beam is wide, and never
/// keeps a text that the rules forbid. Where fewer texts than the beam are possible it has fewer rows.
public final class BeamSearch implements Search {
    private final SearchSpace space;
    private final int beam;
    private final int enough;
    private final Ranking ranking;

    private final TopTokens top;
    private final Candidates candidates;
    private final List<Hypothesis> finished = new ArrayList<>();

    /// Unfinished texts `[beam][longest]`, the best first, with their log-probabilities. They swap places with the
    /// second set at every step.
    private int[][] texts;

    private int[][] nextTexts;
    private double[] scores;
    private double[] nextScores;
    private int rows = 1;
    private int length;
    private boolean ended;

    /// @param beam how many unfinished texts are kept; at least 1
    /// @param patience how many times the beam must have finished; above 0
    public BeamSearch(SearchSpace space, int beam, double patience, Ranking ranking) {
        this.enough = (int) Math.rint(beam * patience);
        if (beam < 1 || enough < 1) {
            throw new IllegalArgumentException("no beam search with beam " + beam + " and patience " + patience);
        }
        this.space = space;
        this.beam = beam;
        this.ranking = ranking;
        this.top = new TopTokens(beam + 1);
        this.candidates = new Candidates(beam * (beam + 1));
        this.texts = new int[beam][space.longest()];
        this.nextTexts = new int[beam][space.longest()];
        this.scores = new double[beam];
        this.nextScores = new double[beam];
    }

    @Override
    public Continuation advance(float[] logits, int firstRow) {
        propose(logits, firstRow);
        var kept = keep();
        ended = kept.rows() == 0 || finished.size() >= enough || length == space.longest();
        if (ended) {
            closeUnfinished();
        }
        return ended ? Continuation.END : kept;
    }

    @Override
    public Hypothesis best() {
        return ended ? ranking.best(finished) : unfinished(0);
    }

    private void propose(float[] logits, int firstRow) {
        candidates.clear();
        for (int row = 0; row < rows; row++) {
            space.restrict(logits, firstRow + row, texts[row], length);
            int from = (firstRow + row) * space.vocabulary();
            int to = from + space.vocabulary();
            top.find(logits, from, to);
            float max = top.size() > 0 ? top.score(0) : Softmax.max(logits, from, to);
            double logSum = Softmax.logSumExp(logits, from, to, max);
            for (int rank = 0; rank < top.size(); rank++) {
                candidates.add(scores[row] + (top.score(rank) - logSum), row, top.token(rank));
            }
        }
    }

    private Continuation keep() {
        var parents = new int[beam];
        var tokens = new int[beam];
        int kept = 0;
        for (int i = 0; i < candidates.size() && kept < beam; i++) {
            int parent = candidates.row(i);
            int token = candidates.token(i);
            if (token != space.end()) {
                parents[kept] = parent;
                tokens[kept] = token;
                System.arraycopy(texts[parent], 0, nextTexts[kept], 0, length);
                nextTexts[kept][length] = token;
                nextScores[kept] = candidates.score(i);
                kept++;
            } else if (finished.size() < enough) {
                finished.add(new Hypothesis(Arrays.copyOf(texts[parent], length), candidates.score(i)));
            }
        }
        swap();
        length++;
        rows = kept;
        return new Continuation(Arrays.copyOf(parents, kept), Arrays.copyOf(tokens, kept));
    }

    private void swap() {
        var oldTexts = texts;
        texts = nextTexts;
        nextTexts = oldTexts;
        var oldScores = scores;
        scores = nextScores;
        nextScores = oldScores;
    }

    private void closeUnfinished() {
        for (int row = 0; row < rows && finished.size() < beam; row++) {
            finished.add(unfinished(row));
        }
        if (finished.isEmpty()) {
            finished.add(Hypothesis.EMPTY);
        }
    }

    private Hypothesis unfinished(int row) {
        return new Hypothesis(Arrays.copyOf(texts[row], length), scores[row]);
    }
}
