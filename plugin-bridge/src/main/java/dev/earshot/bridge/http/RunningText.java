package dev.earshot.bridge.http;

import dev.earshot.engine.transcript.Segment;
import java.lang.Character.UnicodeScript;
import java.util.List;

/// Segments written one after the other: with a blank between, unless both are written without any, as
/// Chinese and Japanese are.
public final class RunningText {
    private final StringBuilder text = new StringBuilder();

    /// All of them in one line of text.
    public static String of(List<Segment> segments) {
        var running = new RunningText();
        segments.forEach(segment -> running.begin(segment.text().strip()));
        return running.toString();
    }

    /// What stands before a text that nothing is known about.
    public static String blankBefore(String text) {
        return !text.isEmpty() && writtenWithoutBlanks(text.codePointAt(0)) ? "" : " ";
    }

    /// Adds a new segment, and says what that has added.
    public String begin(String segment) {
        return add(needsBlank(segment) ? " " + segment : segment);
    }

    /// Adds more of the same segment, and says it again.
    public String add(String more) {
        text.append(more);
        return more;
    }

    private boolean needsBlank(String next) {
        if (text.isEmpty() || next.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1))) {
            return false;
        }
        return !(writtenWithoutBlanks(text.codePointBefore(text.length()))
                && writtenWithoutBlanks(next.codePointAt(0)));
    }

    private static boolean writtenWithoutBlanks(int character) {
        return switch (UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, BOPOMOFO -> true;
            default -> "。，、！？：；「」『』（）…".indexOf(character) >= 0;
        };
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
