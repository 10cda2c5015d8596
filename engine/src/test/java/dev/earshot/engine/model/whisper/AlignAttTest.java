package dev.earshot.engine.model.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlignAttTest {
    @TempDir
    private Path folder;

    private Written written = new Written(null);
    private RunningText text = new RunningText(null, new AlignAtt());

    @BeforeEach
    void begin() {
        written = Written.in(folder);
        text = new RunningText(written.tokens(), new AlignAtt());
    }

    /// @param attended each word's moment, in steps of 20 ms
    private void hears(int frames, String draft, int... attended) {
        assertEquals(attended.length, written.tokens(0, draft).length - 1, "a moment for each token");
        text.accept(new Draft(written.sure(0, draft), frames, frames, attended));
    }

    @Test
    void wordsThatAreHeardBeforeTheLastHalfSecondAreSettledAtOnce() {
        hears(300, " the and in", 20, 124, 125);
        assertEquals("the and", text.settled());
        assertEquals(" in", text.tentative());
    }

    @Test
    void nothingIsSettledBehindAWordThatIsNot() {
        hears(300, " the and in", 20, 140, 60);
        assertEquals("the", text.settled());
        hears(400, " the and in", 20, 140, 160);
        assertEquals("the and in", text.settled());
    }

    @Test
    void aWordThatJumpsFarBackIsNotSettled() {
        hears(1000, " the and in", 20, 300, 99);
        assertEquals("the and", text.settled());
        hears(1100, " the and in", 20, 300, 100);
        assertEquals("the and in", text.settled());
    }
}
