package dev.earshot.bridge.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "null",
                "1",
                "\"config\"",
                "[]",
                "{\"type\":\"end\"",
                "{\"type\":\"end\"} {}",
                "{type:1}",
                "{\"a\":1e}",
                "\u0000",
                "{\"a\":99999999999999999999999999999999999999999999999999999999999}"
            })
    void whatIsNoJsonObjectIsRefusedWithASentence(String text) {
        var bad = assertThrows(BadFrame.class, () -> Message.parse(text));
        assertEquals(Fault.BAD_JSON, bad.fault());
        assertTrue(bad.sentence().endsWith("."), bad.sentence());
    }

    @Test
    void deepNestingIsRefused() {
        var text = "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        assertEquals(
                Fault.BAD_JSON,
                assertThrows(BadFrame.class, () -> Message.parse(text)).fault());
    }

    @Test
    void aValueOfTheWrongKindIsNamed() throws BadFrame {
        var message = Message.parse("{\"session\":{\"rate\":\"fast\"}}");
        var session = message.object("session").orElseThrow();
        var bad = assertThrows(BadFrame.class, () -> session.whole("rate", 8_000, 48_000));
        assertEquals("“session.rate” must be a whole number from 8000 to 48000.", bad.sentence());
    }

    @Test
    void numbersThatAreTooLargeAreRefused() throws BadFrame {
        var message = Message.parse("{\"a\":1e400,\"b\":1.5,\"c\":24000.0}");
        assertThrows(BadFrame.class, () -> message.whole("a", 0, Integer.MAX_VALUE));
        assertThrows(BadFrame.class, () -> message.number("a", 0, 1));
        assertThrows(BadFrame.class, () -> message.whole("b", 0, 10));
        assertEquals(Optional.of(24_000), message.whole("c", 8_000, 48_000));
    }

    @Test
    void whatIsNotThereAndWhatIsNullAreTheSame() throws BadFrame {
        var message = Message.parse("{\"language\":null}");
        assertEquals(Optional.empty(), message.text("language"));
        assertEquals(Optional.empty(), message.text("model"));
        assertEquals(List.of(), message.texts("keyterms"));
        assertTrue(message.isNull("language"));
    }
}
