package dev.earshot.bridge.wire;

import static dev.earshot.bridge.wire.Scene.completed;
import static dev.earshot.bridge.wire.Scene.draft;
import static dev.earshot.bridge.wire.Scene.ended;
import static dev.earshot.bridge.wire.Scene.settled;
import static dev.earshot.bridge.wire.Scene.started;
import static dev.earshot.bridge.wire.Scene.time;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.transcript.TranscriptEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UtteranceOrderTest {
    private final UtteranceOrder order = new UtteranceOrder();
    private final List<TranscriptEvent> said = new ArrayList<>();

    private void tell(TranscriptEvent... events) {
        for (var event : events) {
            said.addAll(order.tell(event));
        }
    }

    @Test
    void anUtteranceEndsAfterItsText() {
        tell(started(0.5), ended(2));
        assertTrue(order.ending());
        tell(settled(0, 0.5, 2, "Hello."), completed(3));
        assertEquals(List.of(started(0.5), settled(0, 0.5, 2, "Hello."), ended(2), completed(3)), said);
    }

    @Test
    void allTextOfAnUtteranceComesBeforeItsEnd() {
        tell(started(0.5), ended(4), settled(0, 0.5, 2, "One."), settled(1, 2, 4, "Two."));
        said.addAll(order.passed(time(4.5)));
        assertEquals(List.of(started(0.5), settled(0, 0.5, 2, "One."), settled(1, 2, 4, "Two."), ended(4)), said);
        assertFalse(order.ending());
    }

    @Test
    void timeThatHasPassedAlreadyEndsNothing() {
        said.addAll(order.passed(time(4.5)));
        tell(started(0.5), ended(4), settled(0, 0.5, 2, "One."));
        said.addAll(order.passed(time(4.5)));
        assertTrue(order.ending());
    }

    @Test
    void theNextUtteranceEndsTheOneBefore() {
        tell(started(0.5), ended(2), started(2.4), settled(0, 0.5, 2, "One."), draft(1, 2.4, 3, "two", ""));
        assertEquals(
                List.of(started(0.5), settled(0, 0.5, 2, "One."), ended(2), started(2.4), draft(1, 2.4, 3, "two", "")),
                said);
    }

    @Test
    void eachTextComesWithinItsOwnUtterance() {
        tell(
                started(0),
                ended(1),
                started(2),
                ended(3),
                settled(0, 0, 1, "One."),
                settled(1, 2, 3, "Two."),
                completed(4));
        assertEquals(
                List.of(
                        started(0),
                        settled(0, 0, 1, "One."),
                        ended(1),
                        started(2),
                        settled(1, 2, 3, "Two."),
                        ended(3),
                        completed(4)),
                said);
    }

    @Test
    void aDraftThatComesLateIsStillOfItsUtterance() {
        tell(started(0.5), ended(2), draft(0, 0.5, 2, "one", "one"), settled(0, 0.5, 2, "one."), completed(3));
        assertEquals(
                List.of(
                        started(0.5),
                        draft(0, 0.5, 2, "one", "one"),
                        settled(0, 0.5, 2, "one."),
                        ended(2),
                        completed(3)),
                said);
    }

    /// The built-in recogniser reads on over short pauses.
    @Test
    void anUtteranceOfWhichThereIsADraftWaitsForItsTextLonger() {
        tell(started(0), draft(0, 0, 1, "one", ""), ended(1));
        said.addAll(order.passed(time(2.6)));
        assertTrue(order.ending());
        tell(settled(0, 0, 1, "One."));
        said.addAll(order.passed(time(2.7)));
        tell(started(4), draft(1, 4, 5, "noise", ""), ended(5));
        said.addAll(order.passed(time(7.6)));
        assertEquals(
                List.of(
                        started(0),
                        draft(0, 0, 1, "one", ""),
                        settled(0, 0, 1, "One."),
                        ended(1),
                        started(4),
                        draft(1, 4, 5, "noise", ""),
                        ended(5)),
                said);
    }

    /// As the built-in recogniser does when the pause is shorter than what ends a passage for it.
    @Test
    void aDraftThatGoesOnIntoTheNextUtteranceIsOfBothUntilOneIsFinal() {
        tell(started(0), draft(0, 0, 1, "one", ""), ended(1), started(2), draft(0, 0, 3, "one two", "one"));
        said.addAll(order.passed(time(4.5)));
        assertTrue(order.ending());
        tell(settled(0, 0, 1, "One."), draft(1, 2, 3, "two", ""));
        assertEquals(
                List.of(
                        started(0),
                        draft(0, 0, 1, "one", ""),
                        draft(0, 0, 3, "one two", "one"),
                        settled(0, 0, 1, "One."),
                        ended(1),
                        started(2),
                        draft(1, 2, 3, "two", "")),
                said);
    }

    @Test
    void aDraftThatNeverBecomesFinalEndsNoLaterThanAfterTenSeconds() {
        tell(started(0), draft(0, 0, 1, "noise", ""), ended(1), started(2));
        said.addAll(order.passed(time(11.1)));
        assertEquals(List.of(started(0), draft(0, 0, 1, "noise", ""), ended(1), started(2)), said);
    }

    @Test
    void anUtteranceWithoutTextEndsToo() {
        tell(started(0.5), ended(1));
        said.addAll(order.passed(time(1.5)));
        assertTrue(order.ending());
        said.addAll(order.passed(time(2.5)));
        assertEquals(List.of(started(0.5), ended(1)), said);
    }
}
