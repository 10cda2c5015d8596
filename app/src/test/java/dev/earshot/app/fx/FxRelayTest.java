package dev.earshot.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FxRelayTest {
    private final Queue<Runnable> fxThread = new ConcurrentLinkedQueue<>();
    private final List<TranscriptEvent> heard = new ArrayList<>();
    private final FxRelay relay = new FxRelay(fxThread::add, heard::add);

    @Test
    void howeverManyEventsComeOneHandOverWaits() {
        for (int i = 0; i < 1000; i++) {
            relay.on(partial(0, "word ".repeat(i)));
        }
        assertEquals(1, fxThread.size());

        runFxThread();
        assertEquals(List.of(partial(0, "word ".repeat(999))), heard, "only the newest view of a segment is shown");
    }

    @Test
    void finalsAreNeverDroppedAndKeepTheirOrder() {
        relay.on(partial(0, "a"));
        relay.on(settled(0, "ab"));
        relay.on(partial(1, "c"));
        relay.on(partial(1, "cd"));
        relay.on(settled(1, "cde"));
        relay.on(new TranscriptEvent.Completed(Duration.ofSeconds(2)));
        runFxThread();

        assertEquals(
                List.of(
                        partial(0, "a"),
                        settled(0, "ab"),
                        partial(1, "cd"),
                        settled(1, "cde"),
                        new TranscriptEvent.Completed(Duration.ofSeconds(2))),
                heard);
    }

    @Test
    void whatComesWhileADeliveryRunsIsDeliveredNext() {
        var reentrant = new FxRelay[1];
        reentrant[0] = new FxRelay(fxThread::add, event -> {
            heard.add(event);
            if (heard.size() == 1) {
                reentrant[0].on(settled(1, "later"));
            }
        });
        reentrant[0].on(settled(0, "first"));
        runFxThread();

        assertEquals(List.of(settled(0, "first"), settled(1, "later")), heard);
    }

    @Test
    void aTargetThatFailsOnOneEventStillHearsTheRest() {
        var failing = new FxRelay(fxThread::add, event -> {
            if (event.equals(settled(0, "bad"))) {
                throw new IllegalStateException("cannot show this");
            }
            heard.add(event);
        });
        failing.on(settled(0, "bad"));
        failing.on(settled(1, "good"));

        assertThrows(IllegalStateException.class, this::runFxThread);
        runFxThread();
        assertEquals(List.of(settled(1, "good")), heard);
    }

    @Test
    void noFinalIsLostBetweenTwoThreads() throws InterruptedException {
        var speaker = Thread.ofPlatform()
                .start(() -> IntStream.range(0, 20_000).forEach(id -> {
                    relay.on(partial(id, "p"));
                    relay.on(settled(id, "f"));
                }));
        while (speaker.isAlive()) {
            runFxThread();
        }
        speaker.join();
        runFxThread();

        var ids = heard.stream()
                .filter(TranscriptEvent.Final.class::isInstance)
                .map(event -> ((TranscriptEvent.Final) event).segment().id())
                .toList();
        assertEquals(IntStream.range(0, 20_000).boxed().toList(), ids);
        assertTrue(fxThread.isEmpty());
    }

    private void runFxThread() {
        for (var next = fxThread.poll(); next != null; next = fxThread.poll()) {
            next.run();
        }
    }

    private static TranscriptEvent partial(int id, String text) {
        return new TranscriptEvent.Partial(segment(id, text), 0);
    }

    private static TranscriptEvent settled(int id, String text) {
        return new TranscriptEvent.Final(segment(id, text));
    }

    private static Segment segment(int id, String text) {
        return new Segment(id, TimeSpan.ofMillis(id * 100L, id * 100L + 50), text, List.of());
    }
}
