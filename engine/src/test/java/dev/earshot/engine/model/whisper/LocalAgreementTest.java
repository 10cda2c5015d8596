package dev.earshot.engine.model.whisper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalAgreementTest {
    @TempDir
    private Path folder;

    private Written written = new Written(null);
    private LocalAgreement agreement = new LocalAgreement(null);

    @BeforeEach
    void begin() {
        written = Written.in(folder);
        agreement = new LocalAgreement(written.tokens());
    }

    @Test
    void whatTwoDraftsAgreeOnIsSettled() {
        agreement.accept(written.sure(0, " the and"), true);
        assertEquals("", agreement.settled());
        assertEquals(" the and", agreement.tentative());
        agreement.accept(written.sure(0, " the and in", 2), true);
        assertEquals("the and", agreement.settled());
        assertEquals(" in", agreement.tentative());
        assertArrayEquals(written.tokens(0, " the and"), agreement.begun());
    }

    @Test
    void aDraftThatDisagreesSettlesNothing() {
        agreement.accept(written.sure(0, " the and"), true);
        agreement.accept(written.sure(0, " in and"), true);
        assertEquals("", agreement.settled());
        agreement.accept(written.sure(0, " in the"), true);
        assertEquals("in", agreement.settled());
    }

    @Test
    void nothingAgreesWithADraftThatIsNotBelieved() {
        agreement.accept(written.sure(0, " the and"), true);
        agreement.reject();
        agreement.accept(written.sure(0, " the and"), true);
        assertEquals("", agreement.settled());
    }

    @Test
    void nothingAgreesWithADraftOfTooLittleSound() {
        agreement.accept(written.sure(0, " the and"), false);
        agreement.accept(written.sure(0, " the and in"), true);
        assertEquals("", agreement.settled());
        assertEquals(" the and in", agreement.tentative());
        agreement.accept(written.sure(0, " the and in"), true);
        assertEquals("the and in", agreement.settled());
    }

    @Test
    void aMarkAtTheEndIsNotSettled() {
        agreement.accept(written.sure(0, " the and."), true);
        agreement.accept(written.sure(0, " the and."), true);
        assertEquals("the and", agreement.settled());
        assertEquals(".", agreement.tentative());
    }

    @Test
    void completeSegmentsAreTakenOffAndWhatFollowsBeginsAnew() {
        Object[] draft = {0, " the", 1, 1.2, " and in", 4};
        agreement.accept(written.sure(draft), true);
        agreement.accept(written.sure(draft), true);
        var closed = agreement.takeClosed().orElseThrow();
        assertArrayEquals(written.tokens(0, " the", 1), closed.tokens());
        assertEquals(50, closed.end());
        assertEquals(60, closed.next());
        assertArrayEquals(written.tokens(0, " and in"), agreement.begun());
        assertTrue(agreement.takeClosed().isEmpty());
    }
}
