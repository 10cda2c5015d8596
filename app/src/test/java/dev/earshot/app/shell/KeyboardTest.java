package dev.earshot.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

class KeyboardTest {
    @Test
    void aCombinationIsShownKeyByKey() {
        assertEquals(List.of("Ctrl", "Shift", "C"), caps("Ctrl+Shift+C"));
        assertEquals(List.of("F1"), caps("F1"));
        assertEquals(List.of("Esc"), caps("Esc"));
        assertEquals(List.of("Ctrl", "+"), caps("Ctrl+Plus"));
        assertEquals(List.of("+"), caps("Plus"));
    }

    @Test
    void theTimeLeftIsAsPreciseAsAGuessDeserves() {
        assertEquals("a few seconds left", TimeLeft.text(Duration.ofSeconds(9)));
        assertEquals("45 s left", TimeLeft.text(Duration.ofSeconds(42)));
        assertEquals("1 min left", TimeLeft.text(Duration.ofSeconds(56)));
        assertEquals("3 min left", TimeLeft.text(Duration.ofSeconds(170)));
        assertEquals("1 h 00 min left", TimeLeft.text(Duration.ofSeconds(3590)));
        assertEquals("2 h 05 min left", TimeLeft.text(Duration.ofMinutes(125)));
    }

    private static List<String> caps(String keys) {
        return Keyboard.caps(KeyCombination.valueOf(keys));
    }
}
