package dev.earshot.engine.model.whisper;

import java.util.Arrays;
import java.util.List;

/// Joins marks to their words: an opening quote to the word after it, a full stop to the word before it.
///
/// The times stay those of the word. What was joined to another stays in its place, with neither text nor tokens.
final class PunctuationMerge {
    private static final int[] NONE = {};

    private PunctuationMerge() {}

    /// @param words changed in place
    /// @param prepended marks that belong to the word after them, where a blank is before them
    /// @param appended marks that belong to the word before them
    static void merge(List<TimedWord> words, String prepended, String appended) {
        int following = words.size() - 1;
        for (int i = words.size() - 2; i >= 0; i--) {
            var mark = words.get(i);
            if (mark.text().startsWith(" ") && prepended.contains(mark.text().strip())) {
                join(words, i, following, following);
                words.set(i, mark.spelt("", NONE));
            } else {
                following = i;
            }
        }
        int previous = 0;
        for (int i = 1; i < words.size(); i++) {
            var mark = words.get(i);
            if (!words.get(previous).text().endsWith(" ") && appended.contains(mark.text())) {
                join(words, previous, i, previous);
                words.set(i, mark.spelt("", NONE));
            } else {
                previous = i;
            }
        }
    }

    private static void join(List<TimedWord> words, int first, int second, int into) {
        var one = words.get(first);
        var other = words.get(second);
        int[] tokens = Arrays.copyOf(one.tokens(), one.tokens().length + other.tokens().length);
        System.arraycopy(other.tokens(), 0, tokens, one.tokens().length, other.tokens().length);
        words.set(into, words.get(into).spelt(one.text() + other.text(), tokens));
    }
}
