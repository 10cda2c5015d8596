package dev.earshot.app.endpoints.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FaultDraftTest {
    @Test
    void aTextIsTakenApartAndPutTogetherAgain() {
        var draft = FaultDraft.of(" stall=3s@10s, jitter=50ms ,seed=7");
        assertEquals("stall=3s@10s,jitter=50ms,seed=7", draft.text());
        assertEquals("7", draft.seed());
        assertEquals(2, draft.plan().faults().size());
    }

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void eachKindBeginsAsOneThatMakesSense(FaultKind kind) {
        var draft = FaultDraft.of("").with(kind);
        assertTrue(draft.wrong().isEmpty(), () -> draft.wrong().orElse(""));
        assertEquals(kind, FaultKind.of(draft.parts().getFirst()).orElseThrow());
        assertEquals(draft.text(), draft.plan().text());
    }

    @Test
    void whatMakesNoSenseIsSaidAndChangesNothing() {
        var draft = FaultDraft.of("drop@3s").with(0, "drop@soon");
        assertTrue(
                draft.wrong().orElseThrow().contains("soon"),
                () -> draft.wrong().orElse(""));
        assertEquals("drop@soon", draft.text());
        assertTrue(draft.without(0).wrong().isEmpty());
    }
}
