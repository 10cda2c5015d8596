package dev.earshot.engine.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Words that are likely to be said, as names are: a text gets credit for each of them that it holds.
///
/// A part of a word gets its part of the credit, so that a search does not lose the word before it is
/// complete; what does not become the word loses it again. Words are found where a word begins and ends
/// only; a hint of several words is found as a whole. The letters of the hints are a tree with links to
/// where the search goes on after a mismatch (A. Aho and M. Corasick, "Efficient string matching",
/// 1975). Immutable.
public final class HotWords {
    private static final int ROOT = 0;

    /// No hint can begin before the next word does.
    private static final int NOWHERE = -1;

    private final int delimiter;
    private final LongIndex children = new LongIndex(0);
    private final double[] credits;
    private final double[] prospects;
    private final int[] detours;

    /// What is behind a text that ends here.
    ///
    /// @param node where in the tree it is
    /// @param earned credit of the hints that it holds
    /// @param fallback credit of the shorter hint that it holds even if the longer one that has begun
    ///     is not completed
    record Place(int node, double earned, double fallback) {}

    /// @param credit natural logarithm of how much more probable each word of a hint becomes; 10 is
    ///     common
    /// @param hints words, or several words with blanks between; one with letters that the vocabulary
    ///     does not have is left out, as it cannot be written
    public HotWords(CtcVocabulary vocabulary, List<String> hints, double credit) {
        this.delimiter = vocabulary.delimiter();
        var spellings = new ArrayList<int[]>();
        var spelling = new CtcSpelling(vocabulary);
        for (var hint : hints) {
            int[] tokens = spelling.spellWords(hint);
            if (tokens.length > 0 && Arrays.stream(tokens).noneMatch(token -> token == CtcAlignment.ANY)) {
                spellings.add(tokens);
            }
        }
        int nodes = 1 + spellings.stream().mapToInt(tokens -> tokens.length).sum();
        this.credits = new double[nodes];
        this.prospects = new double[nodes];
        this.detours = new int[nodes];
        spellings.forEach(tokens -> add(tokens, credit));
        spellings.forEach(this::addDetours);
    }

    private void add(int[] tokens, double credit) {
        long words =
                1 + Arrays.stream(tokens).filter(token -> token == delimiter).count();
        int node = ROOT;
        for (int i = 0; i < tokens.length; i++) {
            node = 1 + children.add(LongIndex.key(node, tokens[i]));
            prospects[node] = Math.max(prospects[node], credit * words * (i + 1) / tokens.length);
        }
        credits[node] = credit * words;
    }

    /// From each node to that of the longest rest that begins with a later word.
    private void addDetours(int[] tokens) {
        int node = ROOT;
        for (int end = 1; end <= tokens.length; end++) {
            node = child(node, tokens[end - 1]);
            detours[node] = NOWHERE;
            for (int start = 1; start <= end && detours[node] == NOWHERE; start++) {
                if (tokens[start - 1] == delimiter) {
                    detours[node] = find(tokens, start, end);
                }
            }
        }
    }

    private int find(int[] tokens, int start, int end) {
        int node = ROOT;
        for (int i = start; i < end && node != NOWHERE; i++) {
            node = child(node, tokens[i]);
        }
        return node;
    }

    private int child(int node, int token) {
        int child = node == NOWHERE ? -1 : children.find(LongIndex.key(node, token));
        return child < 0 ? NOWHERE : child + 1;
    }

    Place start() {
        return new Place(ROOT, 0, 0);
    }

    Place next(Place place, int token) {
        boolean wordEnds = token == delimiter;
        double earned = place.earned();
        double fallback = wordEnds ? completed(place) : place.fallback();
        for (int node = place.node(); ; node = detours[node]) {
            int child = child(node, token);
            if (child != NOWHERE) {
                return new Place(child, earned, fallback);
            }
            earned += fallback;
            fallback = 0;
            if (node == ROOT || node == NOWHERE) {
                return new Place(wordEnds ? ROOT : NOWHERE, earned, fallback);
            }
        }
    }

    /// What a text is worth that goes on.
    double credit(Place place) {
        return place.earned() + (place.node() == NOWHERE ? 0 : Math.max(place.fallback(), prospects[place.node()]));
    }

    /// What a text is worth that ends here.
    double finalCredit(Place place) {
        return place.earned() + completed(place);
    }

    private double completed(Place place) {
        return place.node() == NOWHERE ? place.fallback() : Math.max(place.fallback(), credits[place.node()]);
    }
}
