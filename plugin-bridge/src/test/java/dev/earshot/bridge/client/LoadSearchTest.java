package dev.earshot.bridge.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
            return new LoadStep(callers, Map.of(), late, late, 0, Map.of(), Duration.ZERO, 0);
        };
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
