package dev.earshot.engine.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.recognition.StreamSimulation.Pace;
import dev.earshot.engine.trace.Session;
import dev.earshot.engine.trace.Trace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class TraceReplayTest {
    @TempDir
    Path folder;

    /// Time that passes only while somebody waits for it.
    private static final class FakeTime implements SteadyClock {
        private long now;
        private final List<Long> waits = new ArrayList<>();

        @Override
        public synchronized long nanos() {
            return now;
        }

        @Override
        public synchronized void await(long moment) {
            waits.add(moment / 1_000_000);
            now = Math.max(now, moment);
        }
    }

    private TraceReplay.Replayed replay(Pace pace, FakeTime time) throws Exception {
        var file = folder.resolve("a.trace");
        try (var writer = Session.begin(file)) {
            Session.write(writer);
        }
        try (var trace = Trace.open(file);
                var recognizer = new LocalRecognizer(FakeModel.saying("good morning"), 1)) {
            return new TraceReplay(pace, time)
                    .run(trace, trace.sound().orElseThrow(), recognizer, RecognitionOptions.DEFAULT, _ -> {});
        }
    }

    @Test
    void eachChunkIsSentWhenItCame() throws Exception {
        var time = new FakeTime();
        var replayed = replay(Pace.REAL_TIME, time);
        assertEquals("good morning", replayed.transcript().text());
        assertTrue(replayed.live());
        assertEquals(20, time.waits.size());
        assertEquals(List.of(0L, 100L, 200L), time.waits.subList(0, 3));
        assertEquals(1900, time.waits.getLast());
    }

    @Test
    void asFastAsItIsHeardNobodyWaits() throws Exception {
        var time = new FakeTime();
        var replayed = replay(Pace.FAST, time);
        assertEquals("good morning", replayed.transcript().text());
        assertEquals(List.of(), time.waits);
        assertTrue(!replayed.live());
        assertEquals(2000, replayed.log().audio().toMillis());
    }
}
