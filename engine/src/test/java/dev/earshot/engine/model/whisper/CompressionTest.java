package dev.earshot.engine.model.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Expected sizes are those of Python's `zlib.compress`; another build of the library may take a byte or two more or
/// less.
class CompressionTest {
    @Test
    void comparesTheBytesWithTheZlibStream() {
        assertEquals(60, 59 / Compression.ratio("The kettle on the stove is whistling, and the tea is ready."), 2);
        assertEquals(14, 122 / Compression.ratio("ja ".repeat(40) + "ja"), 2);
    }

    @Test
    void countsBytesAndNotCharacters() {
        assertEquals(28, 19 / Compression.ratio("Grüße, ♪ 東京"), 2);
    }

    @Test
    void anEmptyTextIsNotRepetitive() {
        assertEquals(0, Compression.ratio(""));
    }

    @Test
    void longTextsAreCompressedToTheirEnd() {
        var text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append(i * 7919L % 104_729).append(' ');
        }

        double ratio = Compression.ratio(text.toString());

        assertTrue(ratio > 1.5 && ratio < 4, () -> "digits become about half: " + ratio);
    }
}
