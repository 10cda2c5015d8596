package dev.earshot.engine.model.whisper;

import dev.earshot.engine.recognition.Decoding.Prompting;
import java.util.Arrays;

/// What a window is told of what was said before it. Remembers no more than it can tell.
final class PromptHistory {
    private final int limit;
    private final int[] initial;
    private final boolean carried;
    private final int[] hotwords;
    private int[] history;
    private long forgotten; // tokens of the history that are too old to be told

    /// @param limit at most this many tokens are told
    PromptHistory(WhisperTokens vocabulary, Prompting prompting, int limit) {
        this.limit = limit;
        this.initial = prompting.initial().map(text -> encode(vocabulary, text)).orElse(new int[0]);
        this.carried = prompting.carryInitial();
        this.hotwords = prompting.hotwords().isEmpty()
                ? new int[0]
                : encode(vocabulary, String.join(", ", prompting.hotwords()));
        this.history = carried ? new int[0] : initial;
    }

    private static int[] encode(WhisperTokens vocabulary, String text) {
        return vocabulary.tokenizer().encode(" " + text.strip());
    }

    void add(int[] tokens) {
        history = join(history, tokens);
        int old = history.length - limit;
        if (old > 0) {
            forgotten += old;
            history = last(history, limit);
        }
    }

    void forget() {
        history = new int[0];
        forgotten = 0;
    }

    /// The tokens to tell the next window, time stamps included.
    int[] prompt() {
        int[] said = carried ? join(initial, last(history, besideInitial())) : history;
        if (hotwords.length == 0) {
            return last(said, limit);
        }
        int[] first = Arrays.copyOf(hotwords, Math.min(hotwords.length, limit));
        return join(first, last(said, limit - first.length));
    }

    /// The reference takes the last `n` of the history as Python understands it: none asked for is all of it, and less
    /// than none leaves out as many at its beginning.
    private int besideInitial() {
        int room = limit - initial.length;
        if (room > 0) {
            return room;
        }
        return Math.clamp(forgotten + history.length + room, 0, history.length);
    }

    private static int[] last(int[] tokens, int count) {
        return Arrays.copyOfRange(tokens, Math.max(0, tokens.length - count), tokens.length);
    }

    private static int[] join(int[] one, int[] other) {
        int[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
