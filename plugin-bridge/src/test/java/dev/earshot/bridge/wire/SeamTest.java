package dev.earshot.bridge.wire;

import static dev.earshot.bridge.wire.Scene.completed;
import static dev.earshot.bridge.wire.Scene.draft;
import static dev.earshot.bridge.wire.Scene.settled;
import static dev.earshot.bridge.wire.Scene.started;
import static dev.earshot.bridge.wire.Scene.time;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The small parts of the seam.
final class SeamTest {
    @Test
    void sessionsThatFollowEachOtherAreOne() {
        var one = new Continuation();
        assertEquals(settled(0, 0.5, 2, "One."), one.of(settled(0, 0.5, 2, "One.")));
        one.next(time(3));
        assertEquals(started(3.5), one.of(started(0.5)));
        assertEquals(draft(1, 3.5, 4, "two", "t"), one.of(draft(0, 0.5, 1, "two", "t")));
        assertEquals(settled(1, 3.5, 5, "Two."), one.of(settled(0, 0.5, 2, "Two.")));
        one.next(time(2));
        one.next(time(1));
        assertEquals(settled(2, 6, 7, "Three."), one.of(settled(0, 0, 1, "Three.")));
        assertEquals(completed(8), one.of(completed(2)));
    }

    @Test
    void anOpeningIsWrittenAsAnAddress() {
        var opening = Opening.of("/v1/listen")
                .with("keyterm", "a b")
                .with("keyterm", "ü&=")
                .with("model", "nova-3");
        assertEquals("/v1/listen?keyterm=a%20b&keyterm=%C3%BC%26%3D&model=nova-3", opening.target());
        assertEquals(Optional.of("a b"), opening.parameter("keyterm"));
        assertEquals(List.of("a b", "ü&="), opening.parameters("keyterm"));
    }

    @Test
    void theCaseOfAHeaderDoesNotMatter() {
        var opening = new Opening("/", Map.of(), Map.of("OpenAI-Beta", List.of("realtime=v1")));
        assertEquals(Optional.of("realtime=v1"), opening.header("openai-beta"));
    }

    @Test
    void aReasonFitsIntoACloseFrame() {
        for (var letter : List.of("x", "ü", "語", "🎤")) {
            var reason = new Action.Close(1011, letter.repeat(200)).reason();
            int length = reason.getBytes(StandardCharsets.UTF_8).length;
            assertTrue(length <= 123 && length > 118, letter + ": " + length);
            assertTrue(letter.repeat(200).startsWith(reason));
        }
    }

    @Test
    void aClientSaysOneEnd() {
        var end = new OneEnd();
        assertEquals(List.of(started(1), completed(2)), end.of(List.of(started(1), completed(2), started(3))));
        assertEquals(List.of(), end.of(List.of(completed(4))));
        assertEquals(List.of(), end.closed(1006, ""));
    }

    @Test
    void aClosedConnectionIsAFailure() {
        var last = new OneEnd().closed(1013, "busy").getFirst();
        assertTrue(
                last instanceof TranscriptEvent.Failed(var cause) && cause.error() == SttError.OVERLOADED, "" + last);
    }

    @Test
    void aLanguageIsATag() throws BadFrame {
        assertEquals(Optional.of("pt-BR"), Wish.language("pt-BR"));
        assertEquals(Optional.empty(), Wish.language("auto"));
        assertThrows(BadFrame.class, () -> Wish.language("x".repeat(100)));
        assertThrows(BadFrame.class, () -> Wish.language("en\u0000"));
    }

    @Test
    void whatStrangersWriteHasItsMeasure() throws BadFrame {
        assertEquals(Optional.of("whisper-base"), Wish.model("whisper-base"));
        assertEquals(Optional.empty(), Wish.model(" "));
        assertThrows(BadFrame.class, () -> Wish.model("a\nb"));
        assertThrows(BadFrame.class, () -> Wish.model("x".repeat(201)));
        assertThrows(BadFrame.class, () -> Wish.prompt("x".repeat(10_001)));
        assertEquals(List.of("a"), Wish.hotwords(List.of("a", "")));
        assertThrows(BadFrame.class, () -> Wish.hotwords(Collections.nCopies(501, "a")));
    }

    @Test
    void aSilenceIsBroughtIntoItsRange() {
        var least = Duration.ofMillis(300);
        assertEquals(least, silence(Duration.ofMillis(10), least));
        assertEquals(Duration.ofMillis(700), silence(Duration.ofMillis(700), least));
        assertEquals(Duration.ofSeconds(10), silence(Duration.ofDays(1), least));
    }

    private static Duration silence(Duration asked, Duration least) {
        return Terms.LIVE.withSilence(asked, least).options().endpointing().silence();
    }
}
