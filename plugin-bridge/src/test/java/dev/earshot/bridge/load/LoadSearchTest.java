package dev.earshot.bridge.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.feed.FrameLateness;
import dev.earshot.engine.scoring.Latencies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadSearchTest {
    private final List<Integer> tried = new ArrayList<>();

    /// A service that sustains so many.
    private LoadSearch.Trial sustaining(int most) {
        return callers -> {
            tried.add(callers);
            var late = new Latencies(List.of(Duration.ofMillis(callers <= most ? 500 : 1500)));
            return step(callers, late, false);
        };
    }

    private static LoadStep step(int streams, Latencies late, boolean stopped) {
        var onTime = new FrameLateness(1, Duration.ZERO, Duration.ZERO, 0);
        return new LoadStep(
                streams, streams, Map.of(), late, late, late, 0, Map.of(), onTime, 0, Duration.ofSeconds(1), stopped);
    }

    @Test
    void aTrialThatWasStoppedEndsTheSearchAndDoesNotCount() throws InterruptedException {
        var late = new Latencies(List.of(Duration.ofMillis(10)));
        assertEquals(2, new LoadSearch(Duration.ofSeconds(1), 64).run(streams -> {
                    tried.add(streams);
                    return step(streams, late, streams == 4);
                }));
        assertEquals(List.of(1, 2, 4), tried);
    }

    @Test
    void everyLimitIsFound() throws InterruptedException {
        for (int most = 0; most <= 70; most++) {
            for (int limit : List.of(1, 7, 50, 64)) {
                tried.clear();
                assertEquals(
                        Math.min(most, limit),
                        new LoadSearch(Duration.ofSeconds(1), limit).run(sustaining(most)),
                        most + " sustained, " + limit + " tried at most");
                assertTrue(tried.stream().allMatch(one -> one <= limit), tried.toString());
                assertEquals(tried.size(), tried.stream().distinct().count(), "none twice: " + tried);
            }
        }
    }
}
