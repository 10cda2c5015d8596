package dev.earshot.engine.decode;

import java.util.Arrays;

/// The beginning of a text in a prefix beam search: a node of the tree of all beginnings that live ones
/// go back to. In that tree there is one node for a text only, whichever paths led to it.
final class CtcPrefix {
    private static final CtcPrefix[] NONE = {};

    /// How many tokens it has.
    final int length;

    /// The last of them.
    final int token;

    /// Its last four tokens, one more than the number of each in 16 bits.
    private final long recent;

    /// What is known of it beside what is heard.
    final CtcPrior.State prior;

    /// Logarithms of the probabilities that it is what was heard so far, in a blank or in its last
    /// token.
    double inBlank = Double.NEGATIVE_INFINITY;

    double inToken = Double.NEGATIVE_INFINITY;

    double score;

    /// Whether the search goes on with it.
    boolean live;

    private final CtcPrefix parent;
    private CtcPrefix[] children = NONE;
    private int size;
    private double nextInBlank = Double.NEGATIVE_INFINITY;
    private double nextInToken = Double.NEGATIVE_INFINITY;
    private int frame = -1;

    /// That of no text.
    ///
    /// @param token which may not begin a text: the delimiter
    CtcPrefix(int token, CtcPrior.State prior) {
        this.parent = this;
        this.token = token;
        this.length = 0;
        this.recent = 0;
        this.prior = prior;
        this.inBlank = 0;
        this.live = true;
    }

    private CtcPrefix(CtcPrefix parent, int token, CtcPrior.State prior) {
        this.parent = parent;
        this.token = token;
        this.length = parent.length + 1;
        this.recent = (parent.recent << Short.SIZE) | ((token + 1) & 0xffff);
        this.prior = prior;
    }

    double logProbability() {
        return logSum(inBlank, inToken);
    }

    /// The text that is longer by a token.
    CtcPrefix child(int token, CtcPrior prior) {
        for (int i = 0; i < size; i++) {
            if (children[i].token == token) {
                return children[i];
            }
        }
        if (size == children.length) {
            children = Arrays.copyOf(children, Math.max(2, 2 * size));
        }
        children[size] = new CtcPrefix(this, token, prior.next(this.prior, this, token));
        return children[size++];
    }

    CtcPrefix parent() {
        return parent;
    }

    /// Whether this is the first that is heard of it in a frame.
    boolean isNewIn(int frame) {
        boolean isNew = this.frame != frame;
        this.frame = frame;
        return isNew;
    }

    void hearBlank(double logProbability) {
        nextInBlank = logSum(nextInBlank, logProbability);
    }

    void hearToken(double logProbability) {
        nextInToken = logSum(nextInToken, logProbability);
    }

    /// Takes what was heard in a frame for what was heard so far.
    void advance(CtcPrior prior) {
        inBlank = nextInBlank;
        inToken = nextInToken;
        nextInBlank = Double.NEGATIVE_INFINITY;
        nextInToken = Double.NEGATIVE_INFINITY;
        score = logProbability() + prior.credit(this.prior);
    }

    /// Whether nothing that may be heard would make a better text of the other one: it ends like this
    /// one, what is known of it beside what is heard is the same for all that may come, and it is not
    /// more probable, neither in a blank nor in its last token.
    boolean outdoes(CtcPrefix other, CtcPrior prior) {
        double ahead = prior.credit(this.prior) - prior.credit(other.prior);
        return recent == other.recent
                && inBlank + ahead >= other.inBlank
                && inToken + ahead >= other.inToken
                && prior.goesOnAlike(this.prior, other.prior, token);
    }

    /// Takes it out of the tree unless it is live or live ones go back to it, and then what led to
    /// nothing else.
    void release() {
        var prefix = this;
        while (!prefix.live && prefix.size == 0 && prefix.parent != prefix) {
            prefix.parent.remove(prefix);
            prefix = prefix.parent;
        }
    }

    private void remove(CtcPrefix child) {
        for (int i = 0; i < size; i++) {
            if (children[i] == child) {
                children[i] = children[--size];
                // The place behind the last one must hold nothing that would be kept for it.
                children[size] = this;
            }
        }
    }

    /// The longest text that both begin with.
    CtcPrefix common(CtcPrefix other) {
        var one = this;
        var two = other;
        while (one != two) {
            if (one.length >= two.length) {
                one = one.parent;
            } else {
                two = two.parent;
            }
        }
        return one;
    }

    int[] tokens() {
        int[] tokens = new int[length];
        for (var prefix = this; prefix.length > 0; prefix = prefix.parent) {
            tokens[prefix.length - 1] = prefix.token;
        }
        return tokens;
    }

    /// What comes after the last delimiter.
    String lastWord(CtcVocabulary vocabulary) {
        var word = new StringBuilder();
        for (var prefix = this; prefix.length > 0 && !vocabulary.isDelimiter(prefix.token); prefix = prefix.parent) {
            word.insert(0, vocabulary.written(prefix.token));
        }
        return vocabulary.cased(word.toString());
    }

    static double logSum(double a, double b) {
        double more = Math.max(a, b);
        double less = Math.min(a, b);
        return less == Double.NEGATIVE_INFINITY ? more : more + Math.log1p(Math.exp(less - more));
    }
}
