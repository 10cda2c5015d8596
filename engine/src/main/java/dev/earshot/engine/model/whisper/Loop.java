package dev.earshot.engine.model.whisper;

/// A text that goes round in a circle. A Whisper that has lost its place writes the same few words again and again, and
/// is
/// very sure of them: no probability shows it, and a compression ratio only when the text has become long.
final class Loop {
    /// Tokens of the longest phrase that is looked for.
    private static final int LONGEST = 24;

    /// People say things three times.
    private static final int TIMES = 4;

    /// Tokens that a loop has at least: people also laugh and count.
    private static final int LEAST = 12;

    private Loop() {}

    /// Whether some phrase follows itself so often that nobody said it.
    ///
    /// @param words tokens without time stamps
    static boolean in(int[] words) {
        for (int phrase = 1; phrase <= LONGEST; phrase++) {
            int same = 0; // tokens that are as the one a phrase before
            for (int at = phrase; at < words.length; at++) {
                same = words[at] == words[at - phrase] ? same + 1 : 0;
                int length = same + phrase;
                if (length >= LEAST && length >= TIMES * phrase) {
                    return true;
                }
            }
        }
        return false;
    }
}
