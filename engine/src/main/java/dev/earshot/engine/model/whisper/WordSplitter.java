package dev.earshot.engine.model.whisper;

import dev.earshot.engine.decode.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Puts tokens together to words.
///
/// Tokens are bytes, and a character may need several of them; so a piece ends where its bytes are whole characters. In
/// languages written without blanks each piece is a word. In others a word begins at a blank, and marks stand alone.
final class WordSplitter {
    private static final Set<String> WITHOUT_BLANKS = Set.of("zh", "ja", "th", "lo", "my", "yue");
    private static final String MARKS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    private static final String BROKEN = "\uFFFD";

    private final Tokenizer tokenizer;
    private final boolean blanks;

    /// @param language code as the model names it
    WordSplitter(Tokenizer tokenizer, String language) {
        this.tokenizer = tokenizer;
        this.blanks = !WITHOUT_BLANKS.contains(language);
    }

    /// @param text with its leading blank, if the tokens have one
    record Piece(String text, int[] tokens) {
        private Piece and(Piece next) {
            int[] both = Arrays.copyOf(tokens, tokens.length + next.tokens.length);
            System.arraycopy(next.tokens, 0, both, tokens.length, next.tokens.length);
            return new Piece(text + next.text, both);
        }
    }

    /// @param tokens of text only
    List<Piece> split(int[] tokens) {
        var pieces = pieces(tokens);
        if (!blanks) {
            return pieces;
        }
        var words = new ArrayList<Piece>();
        for (var piece : pieces) {
            if (words.isEmpty() || piece.text.startsWith(" ") || MARKS.contains(piece.text.strip())) {
                words.add(piece);
            } else {
                words.add(words.removeLast().and(piece));
            }
        }
        return words;
    }

    /// Broken characters that are broken in the whole text too end a piece as well: no later token makes them whole.
    private List<Piece> pieces(int[] tokens) {
        var whole = tokenizer.decode(tokens);
        var pieces = new ArrayList<Piece>();
        int at = 0; // characters of the whole text
        int from = 0;
        for (int to = 1; to <= tokens.length; to++) {
            int[] these = Arrays.copyOfRange(tokens, from, to);
            var text = tokenizer.decode(these);
            int broken = text.indexOf(BROKEN);
            boolean brokenForGood = broken >= 0 && whole.startsWith(BROKEN, at + broken);
            if (broken < 0 || brokenForGood || to == tokens.length) {
                pieces.add(new Piece(text, these));
                at += text.length();
                from = to;
            }
        }
        return pieces;
    }
}
