package dev.earshot.engine.model.whisper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningTextTest {
    @TempDir
    private Path folder;

    private Written written = new Written(null);
    private RunningText text = new RunningText(null, new LocalAgreement());

    @BeforeEach
    void begin() {
        written = Written.in(folder);
        text = new RunningText(written.tokens(), new LocalAgreement());
    }

    /// @param frames of 10 ms, from the beginning of the utterance
    private void hears(int frames, Object... draft) {
        text.accept(new Draft(written.sure(draft), frames, frames, new int[0]));
    }

    @Test
    void whatTwoDraftsAgreeOnIsSettled() {
        hears(200, 0, " the and");
        assertEquals("", text.settled());
        assertEquals(" the and", text.tentative());
        hears(300, 0, " the and in", 2);
        assertEquals("the and", text.settled());
        assertEquals(" in", text.tentative());
        assertArrayEquals(written.tokens(0, " the and"), text.begun());
    }

    @Test
    void draftsOfASecondMustAgree() {
        hears(200, 0, " the and");
        hears(250, 0, " the and in");
        assertEquals("", text.settled());
        hears(299, 0, " the and in");
        assertEquals("", text.settled());
        hears(301, 0, " the and in");
        assertEquals("the and", text.settled(), "the first one knew no more");
        hears(350, 0, " the and in");
        assertEquals("the and in", text.settled());
    }

    @Test
    void oneThatDisagreesInThatSecondIsEnough() {
        hears(200, 0, " the and");
        hears(250, 0, " in and");
        hears(300, 0, " the and");
        assertEquals("", text.settled());
    }

    @Test
    void aDraftThatDisagreesSettlesNothing() {
        hears(200, 0, " the and");
        hears(300, 0, " in and");
        assertEquals("", text.settled());
        hears(400, 0, " in the");
        assertEquals("in", text.settled());
    }

    @Test
    void aDraftThatIsNotBelievedIsNotShownAndSaysNothing() {
        hears(200, 0, " the and");
        text.reject();
        assertEquals("", text.tentative());
        hears(300, 0, " the and");
        assertEquals("the and", text.settled());
    }

    @Test
    void nothingAgreesWithADraftOfTooLittleSound() {
        hears(199, 0, " the and");
        hears(300, 0, " the and in");
        assertEquals("", text.settled());
        assertEquals(" the and in", text.tentative());
        hears(400, 0, " the and in");
        assertEquals("the and in", text.settled());
    }

    @Test
    void aMarkAtTheEndIsNotSettled() {
        hears(200, 0, " the and.");
        hears(300, 0, " the and.");
        assertEquals("the and", text.settled());
        assertEquals(".", text.tentative());
    }

    @Test
    void completeSegmentsAreTakenOffAndWhatFollowsBeginsAnew() {
        Object[] draft = {0, " the", 1, 1.2, " and in", 4};
        hears(200, draft);
        hears(300, draft);
        var closed = text.takeClosed().orElseThrow();
        assertArrayEquals(written.tokens(0, " the", 1), closed.tokens());
        assertEquals(50, closed.end());
        assertEquals(60, closed.next());
        assertArrayEquals(written.tokens(0, " and in"), text.begun());
        assertTrue(text.takeClosed().isEmpty());
    }
}
