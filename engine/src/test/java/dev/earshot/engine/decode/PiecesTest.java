package dev.earshot.engine.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PiecesTest {
    private static final Pattern PATTERN = Pattern.compile(
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final String[] SCRAPS = {
        " ", " ", "\n", "\t", "\u00A0", "\u2009", "\u200B", "\u0085", "\u001C", "\u3000", "a", "Z", "ß", "世", "𝔘",
        "\u0301", "\u0939", "\u093F", "1", "²", "Ⅷ", "٣", "'", "'s", "'S", "'re", "'r", "'ll", "'l", "'d", "’", "!",
        "🎉", "\uD83C", "\uFEFF", "_"
    };

    @Test
    void keepsABlankWithTheWordBehindIt() {
        assertEquals(
                List.of("It", "'s", " 3", ".", "5", " o", "'", "clock", "  ", " now", "  "),
                cut("It's 3.5 o'clock   now  "));
    }

    @Test
    void cutsWhateverItIsGivenAsThePatternDoes() {
        var random = new Random(5);
        for (int run = 0; run < 20_000; run++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(10); i >= 0; i--) {
                text.append(SCRAPS[random.nextInt(SCRAPS.length)]);
            }
            var expected = PATTERN.matcher(text)
                    .results()
                    .map(result -> result.group())
                    .toList();
            assertEquals(expected, cut(text.toString()));
        }
    }

    private static List<String> cut(String text) {
        var pieces = new Pieces(text);
        var result = new ArrayList<String>();
        while (pieces.next()) {
            result.add(pieces.piece());
        }
        return result;
    }
}
