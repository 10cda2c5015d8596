package dev.earshot.engine.export;

import java.lang.Character.UnicodeScript;

/// How many columns text takes where letters have one width: a terminal, a subtitle. Chinese, Japanese and Korean
/// characters and emoji take two, combining marks none; after Unicode Annex 11, East Asian Width.
public final class DisplayWidth {
    private DisplayWidth() {}

    public static int of(CharSequence text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    /// The longest beginning of `text` that fits into `columns`, never cutting a character in two.
    public static String fit(String text, int columns) {
        int width = 0;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            width += of(character);
            if (width > columns) {
                return text.substring(0, at);
            }
            at += Character.charCount(character);
        }
        return text;
    }

    private static int of(int character) {
        if (character < 0x300) {
            return 1;
        }
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> wide(character) ? 2 : 1;
        };
    }

    private static boolean wide(int character) {
        boolean halfwidthForm = character >= 0xFF61 && character <= 0xFFDC;
        if (halfwidthForm) {
            return false;
        }
        boolean punctuationOrFullwidthForm = (character >= 0x3000 && character <= 0x303E)
                || (character >= 0xFF01 && character <= 0xFF60)
                || (character >= 0xFFE0 && character <= 0xFFE6);
        return punctuationOrFullwidthForm
                || Character.isEmojiPresentation(character)
                || switch (UnicodeScript.of(character)) {
                    case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, YI -> true;
                    default -> character == 0x30FC;
                };
    }
}
