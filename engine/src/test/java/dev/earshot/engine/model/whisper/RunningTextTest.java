package dev.earshot.engine.model.whisper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningTextTest {
    private static final int ENOUGH = 200;
    private static final int LITTLE = 199;

    @TempDir
    private Path folder;

    private Written written = new Written(null);
    private RunningText text = new RunningText(null, new LocalAgreement());

    @BeforeEach
    void begin() {
        written = Written.in(folder);
        text = new RunningText(written.tokens(), new LocalAgreement());
    }

    private void hears(int frames, Object... draft) {
        text.accept(new Draft(written.sure(draft), frames, new int[0]));
    }

    @Test
    void whatTwoDraftsAgreeOnIsSettled() {
        hears(ENOUGH, 0, " the and");
        assertEquals("", text.settled());
        assertEquals(" the and", text.tentative());
        hears(ENOUGH, 0, " the and in", 2);
        assertEquals("the and", text.settled());
        assertEquals(" in", text.tentative());
        assertArrayEquals(written.tokens(0, " the and"), text.begun());
    }

    @Test
    void aDraftThatDisagreesSettlesNothing() {
        hears(ENOUGH, 0, " the and");
        hears(ENOUGH, 0, " in and");
        assertEquals("", text.settled());
        hears(ENOUGH, 0, " in the");
        assertEquals("in", text.settled());
    }

    @Test
    void nothingAgreesWithADraftThatIsNotBelieved() {
        hears(ENOUGH, 0, " the and");
        text.reject();
        hears(ENOUGH, 0, " the and");
        assertEquals("", text.settled());
    }

    @Test
    void nothingAgreesWithADraftOfTooLittleSound() {
        hears(LITTLE, 0, " the and");
        hears(ENOUGH, 0, " the and in");
        assertEquals("", text.settled());
        assertEquals(" the and in", text.tentative());
        hears(ENOUGH, 0, " the and in");
        assertEquals("the and in", text.settled());
    }

    @Test
    void aMarkAtTheEndIsNotSettled() {
        hears(ENOUGH, 0, " the and.");
        hears(ENOUGH, 0, " the and.");
        assertEquals("the and", text.settled());
        assertEquals(".", text.tentative());
    }

    @Test
    void completeSegmentsAreTakenOffAndWhatFollowsBeginsAnew() {
        Object[] draft = {0, " the", 1, 1.2, " and in", 4};
        hears(ENOUGH, draft);
        hears(ENOUGH, draft);
        var closed = text.takeClosed().orElseThrow();
        assertArrayEquals(written.tokens(0, " the", 1), closed.tokens());
        assertEquals(50, closed.end());
        assertEquals(60, closed.next());
        assertArrayEquals(written.tokens(0, " and in"), text.begun());
        assertTrue(text.takeClosed().isEmpty());
    }
}
