package dev.earshot.engine.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Remembers what a session said, and can tell whether it kept to the contract of events.
public final class EventLog implements TranscriptListener {
    private final List<TranscriptEvent> events = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public synchronized void on(TranscriptEvent event) {
        events.add(event);
        notifyAll();
        if (event.terminal()) {
            ended.countDown();
        }
    }

    public synchronized List<TranscriptEvent> events() {
        return List.copyOf(events);
    }

    /// Waits for an event of that kind, or for the terminal one.
    public synchronized void await(Predicate<TranscriptEvent> wanted) throws InterruptedException {
        while (events.stream().noneMatch(wanted) && ended.getCount() > 0) {
            wait(60_000);
        }
    }

    public TranscriptEvent awaitEnd() throws InterruptedException {
        assertTrue(ended.await(60, TimeUnit.SECONDS), "no terminal event; heard " + events());
        return events().getLast();
    }

    public List<Segment> finals() {
        return events().stream()
                .filter(TranscriptEvent.Final.class::isInstance)
                .map(event -> ((TranscriptEvent.Final) event).segment())
                .toList();
    }

    public List<TranscriptEvent.Partial> partials() {
        return events().stream()
                .filter(TranscriptEvent.Partial.class::isInstance)
                .map(TranscriptEvent.Partial.class::cast)
                .toList();
    }

    /// Fails unless these are the events of a whole session as [TranscriptEvent] promises them.
    public void assertKeepsContract() {
        var all = events();
        assertEquals(1, all.stream().filter(TranscriptEvent::terminal).count(), "terminal events in " + all);
        assertTrue(all.getLast().terminal(), "the last event is terminal: " + all);
        assertCommittedStays(all);
        assertSegmentsInOrder();
    }

    private static void assertCommittedStays(List<TranscriptEvent> all) {
        Map<Integer, String> committed = new HashMap<>();
        int settled = -1;
        for (var event : all) {
            switch (event) {
                case TranscriptEvent.Partial partial -> {
                    int id = partial.segment().id();
                    assertTrue(id > settled, "a Partial after its Final: " + partial);
                    assertStartsWith(partial.segment().text(), committed.getOrDefault(id, ""));
                    assertTrue(
                            partial.committed()
                                    >= committed.getOrDefault(id, "").length(),
                            "taken back: " + partial);
                    committed.put(id, partial.committedText());
                }
                case TranscriptEvent.Final(var segment) -> {
                    assertEquals(settled + 1, segment.id(), "ids of Finals count up from 0");
                    settled = segment.id();
                    assertStartsWith(segment.text(), committed.getOrDefault(segment.id(), ""));
                }
                case TranscriptEvent.SpeechStarted _,
                        TranscriptEvent.SpeechEnded _,
                        TranscriptEvent.Notice _,
                        TranscriptEvent.Completed _,
                        TranscriptEvent.Failed _ -> {}
            }
        }
    }

    private static void assertStartsWith(String text, String committed) {
        assertTrue(text.startsWith(committed), "committed \"" + committed + "\" has changed: \"" + text + "\"");
    }

    private void assertSegmentsInOrder() {
        var end = Duration.ZERO;
        for (var segment : finals()) {
            assertFalse(segment.text().isBlank(), "a blank Final: " + segment);
            assertWithin(segment.span().start(), end, segment.span().end(), "segments overlap: " + segment);
            assertWordsInOrder(segment);
            end = segment.span().end();
        }
    }

    private static void assertWordsInOrder(Segment segment) {
        var end = segment.span().start();
        int at = 0;
        for (var word : segment.words()) {
            assertWithin(word.span().start(), end, segment.span().end(), "words overlap: " + segment);
            assertWithin(word.span().end(), end, segment.span().end(), "a word leaves its segment: " + segment);
            end = word.span().end();
            int found = segment.text().indexOf(word.text(), at);
            assertTrue(found >= 0, "\"" + word.text() + "\" is not in the text of " + segment);
            at = found + word.text().length();
        }
    }

    private static void assertWithin(Duration time, Duration low, Duration high, String message) {
        assertTrue(time.compareTo(low) >= 0 && time.compareTo(high) <= 0, message);
    }

    /// The spans of the finals, for short comparisons.
    public List<TimeSpan> spans() {
        return finals().stream().map(Segment::span).toList();
    }
}
