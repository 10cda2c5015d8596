package dev.earshot.engine.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DisplayWidthTest {
    @Test
    void lettersTakeOneColumnAndChineseCharactersTwo() {
        assertEquals(5, DisplayWidth.of("naïve"));
        assertEquals(4, DisplayWidth.of("你好"));
        assertEquals(2, DisplayWidth.of("，"));
        assertEquals(1, DisplayWidth.of("ｱ"));
        assertEquals(4, DisplayWidth.of("안녕"));
    }

    @Test
    void combiningMarksTakeNoneAndEmojiTwo() {
        assertEquals(1, DisplayWidth.of("e\u0301"));
        assertEquals(2, DisplayWidth.of("🎙".concat("\uFE0F")) + 1);
        assertEquals(2, DisplayWidth.of("🚀"));
    }

    @Test
    void textIsCutBeforeTheCharacterThatDoesNotFit() {
        assertEquals("abc", DisplayWidth.fit("abcdef", 3));
        assertEquals("你", DisplayWidth.fit("你好", 3));
        assertEquals("🚀", DisplayWidth.fit("🚀🚀", 2));
        assertEquals("ab", DisplayWidth.fit("ab", 80));
    }
}
