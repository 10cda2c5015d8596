package dev.earshot.engine.decode;

/// Cuts text into the pieces that tokens never cross, as GPT-2 does. It finds, left to right and greedily, what the
/// pattern `'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+` finds, every class being
/// Unicode's: a no-break space is a space, a combining mark is no letter.
final class Pieces {
    private final String text;
    private int start;
    private int end;

    Pieces(String text) {
        this.text = text;
    }

    /// Goes to the next piece.
    ///
    /// @return false at the end of the text
    boolean next() {
        start = end;
        if (start == text.length()) {
            return false;
        }
        end = endOfPiece();
        return true;
    }

    String piece() {
        return text.substring(start, end);
    }

    private int endOfPiece() {
        int contraction = contraction();
        if (contraction > 0) {
            return start + contraction;
        }
        int first = text.charAt(start) == ' ' && start + 1 < text.length() ? start + 1 : start;
        Kind kind = kind(first);
        if (kind != Kind.SPACE) {
            return endOf(kind, first);
        }
        int behind = endOf(Kind.SPACE, start);
        boolean wordFollows = behind < text.length();
        // The last of several spaces belongs to the word behind them.
        return wordFollows && behind - start > 1 ? behind - 1 : behind;
    }

    /// How long the English ending is that begins here; 0 if none does.
    private int contraction() {
        if (text.charAt(start) != '\'' || start + 1 == text.length()) {
            return 0;
        }
        char letter = text.charAt(start + 1);
        char second = start + 2 < text.length() ? text.charAt(start + 2) : ' ';
        return switch (letter) {
            case 's', 't', 'm', 'd' -> 2;
            case 'r', 'v' -> second == 'e' ? 3 : 0;
            case 'l' -> second == 'l' ? 3 : 0;
            default -> 0;
        };
    }

    private int endOf(Kind kind, int from) {
        int at = from;
        while (at < text.length() && kind(at) == kind) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private enum Kind {
        LETTER,
        NUMBER,
        SPACE,
        OTHER
    }

    private Kind kind(int at) {
        int point = text.codePointAt(at);
        if (Character.isLetter(point)) {
            return Kind.LETTER;
        }
        if (isSpace(point)) {
            return Kind.SPACE;
        }
        return switch (Character.getType(point)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> Kind.NUMBER;
            default -> Kind.OTHER;
        };
    }

    /// Unicode's White_Space, which neither of Java's own two notions of a space is.
    private static boolean isSpace(int point) {
        return Character.isSpaceChar(point) || (point >= '\t' && point <= '\r') || point == 0x85;
    }
}
