package dev.earshot.engine.export;

import dev.earshot.engine.transcript.Segment;
import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A stretch of text that a line is not broken in: a word, or a character of a script that writes without blanks.
///
/// @param spaced whether a blank stands before it
/// @param begin when it is spoken, in milliseconds
/// @param end likewise
record Piece(String text, boolean spaced, int width, double begin, double end) {
    /// How well a line or a cue ends after a piece.
    enum Ending {
        SENTENCE,
        CLAUSE,
        NONE
    }

    /// Cuts a segment where it may be cut. A word that is wider than a line is cut inside.
    static List<Piece> of(Segment segment, int columns) {
        var text = segment.text();
        var clock = new CharacterClock(segment);
        var pieces = new ArrayList<Piece>();
        int from = 0;
        for (int to : boundaries(text, columns)) {
            int begin = from;
            while (begin < to && Character.isWhitespace(text.charAt(begin))) {
                begin++;
            }
            if (begin < to) {
                var part = text.substring(begin, to);
                pieces.add(new Piece(part, begin > from, DisplayWidth.of(part), clock.begin(begin), clock.end(to - 1)));
            }
            from = to;
        }
        return pieces;
    }

    /// @param next what follows
    Ending ending(Piece next) {
        int last = lastBeforeQuotes();
        if ("!?…。！？｡؟।".indexOf(last) >= 0) {
            return Ending.SENTENCE;
        }
        if (last == '.') {
            return Character.isLowerCase(next.text.codePointAt(0)) ? Ending.NONE : Ending.SENTENCE;
        }
        return ",;:、，；：؛،—–".indexOf(last) >= 0 ? Ending.CLAUSE : Ending.NONE;
    }

    private int lastBeforeQuotes() {
        int at = text.length() - 1;
        while (at > 0 && "\"'”’»)]」』）".indexOf(text.charAt(at)) >= 0) {
            at--;
        }
        return text.charAt(at);
    }

    /// The offsets at which pieces end; blanks belong to the piece after them.
    private static List<Integer> boundaries(String text, int columns) {
        var ends = new ArrayList<Integer>();
        for (int from = 0; from < text.length(); ) {
            int word = from;
            while (word < text.length() && Character.isWhitespace(text.charAt(word))) {
                word++;
            }
            int to = word;
            while (to < text.length() && !Character.isWhitespace(text.charAt(to))) {
                to++;
            }
            cut(text, word, to, columns, ends);
            from = to;
        }
        return ends;
    }

    private static void cut(String text, int from, int to, int columns, List<Integer> ends) {
        var word = text.substring(from, to);
        if (word.codePoints().noneMatch(Piece::writtenWithoutBlanks)) {
            cutToWidth(text, from, to, columns, ends);
            return;
        }
        var places = BreakIterator.getLineInstance(Locale.ROOT);
        places.setText(word);
        int begin = 0;
        for (int end = places.next(); end != BreakIterator.DONE; end = places.next()) {
            cutToWidth(text, from + begin, from + end, columns, ends);
            begin = end;
        }
    }

    private static void cutToWidth(String text, int from, int to, int columns, List<Integer> ends) {
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text.substring(from, to));
        int begin = 0;
        int before = 0;
        for (int end = characters.next(); end != BreakIterator.DONE; end = characters.next()) {
            if (DisplayWidth.of(text.substring(from + begin, from + end)) > columns && before > begin) {
                ends.add(from + before);
                begin = before;
            }
            before = end;
        }
        ends.add(to);
    }

    private static boolean writtenWithoutBlanks(int character) {
        return switch (UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, BOPOMOFO, YI, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
