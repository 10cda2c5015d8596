package dev.earshot.engine.decode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// How the files of a byte-level BPE spell bytes: one visible character each, so that a token of any bytes is a word
/// without blanks. A printable byte is its own Latin-1 character; the others are U+0100 onwards, in their order
/// (Radford et al., "Language Models are Unsupervised Multitask Learners", 2019: the GPT-2 tokenizer).
final class ByteAlphabet {
    private static final int BYTES = 256;

    private final char[] letters = new char[BYTES];
    private final short[] values = new short[2 * BYTES];

    ByteAlphabet() {
        Arrays.fill(values, (short) -1);
        int next = BYTES;
        for (int value = 0; value < BYTES; value++) {
            char letter = (char) (visible(value) ? value : next++);
            letters[value] = letter;
            values[letter] = (short) value;
        }
    }

    private static boolean visible(int value) {
        return (value >= '!' && value <= '~') || (value >= 0xA1 && value != 0xAD);
    }

    /// The letter for a byte, 0 to 255.
    char letter(int value) {
        return letters[value];
    }

    /// The spelling of a piece of text.
    String spell(byte[] bytes) {
        var spelling = new char[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            spelling[i] = letters[bytes[i] & 0xFF];
        }
        return new String(spelling);
    }

    /// The bytes of a token. A spelling with foreign letters in it is no spelling but plain text.
    byte[] read(String spelling) {
        var bytes = new byte[spelling.length()];
        for (int i = 0; i < bytes.length; i++) {
            char letter = spelling.charAt(i);
            if (letter >= values.length || values[letter] < 0) {
                return spelling.getBytes(StandardCharsets.UTF_8);
            }
            bytes[i] = (byte) values[letter];
        }
        return bytes;
    }
}
