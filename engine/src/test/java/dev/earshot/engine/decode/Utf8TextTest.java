package dev.earshot.engine.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8TextTest {
    @Test
    void holdsACharacterBackUntilItIsWhole() {
        byte[] cake = "🎂".getBytes(StandardCharsets.UTF_8);
        var text = new Utf8Text();

        assertEquals("a", text.accept(new byte[] {'a', cake[0]}));
        assertEquals("", text.accept(new byte[] {cake[1]}));
        assertEquals("", text.accept(new byte[] {cake[2]}));
        assertEquals("🎂b", text.accept(new byte[] {cake[3], 'b'}));
        assertEquals("", text.finish());
    }

    @Test
    void replacesWhatCanBecomeNoCharacter() {
        var text = new Utf8Text();

        assertEquals("", text.accept(new byte[] {(byte) 0xE2}));
        assertEquals("\uFFFDx", text.accept(new byte[] {'x'}));
        assertEquals("", text.accept(new byte[] {(byte) 0xE2, (byte) 0x82}));
        assertEquals("\uFFFD", text.finish());
        assertEquals("again", text.accept(new byte[] {'a', 'g', 'a', 'i', 'n'}));
    }

    @Test
    void saysTheSameHoweverTheBytesWereCut() {
        var random = new Random(1);
        for (int run = 0; run < 2_000; run++) {
            byte[] bytes = new byte[random.nextInt(20)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (random.nextBoolean() ? 0x80 + random.nextInt(128) : 0xE0 + random.nextInt(24));
            }
            var text = new Utf8Text();
            var said = new StringBuilder();
            for (byte b : bytes) {
                said.append(text.accept(new byte[] {b}));
            }
            assertEquals(new String(bytes, StandardCharsets.UTF_8), said + text.finish());
        }
    }
}
