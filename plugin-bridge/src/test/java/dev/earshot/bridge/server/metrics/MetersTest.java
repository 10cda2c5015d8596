package dev.earshot.bridge.server.metrics;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.recognition.ModelInMemory;
import dev.earshot.engine.store.InstalledModel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class MetersTest {
    @Test
    void modelsAreThereAsLongAsTheyAreInMemory() {
        var loaded = new CopyOnWriteArrayList<ModelInMemory>();
        try (var meters = new Meters(System::nanoTime)) {
            meters.watch(() -> 0, () -> Duration.ZERO, () -> List.copyOf(loaded));
            var small = new InstalledModel("small", "Small", "whisper", Optional.empty());
            loaded.add(new ModelInMemory(small, "CPU", 1000, 2));
            var scrape = meters.scrape("").text();
            assertTrue(scrape.contains("earshot_model_memory_bytes{device=\"CPU\",model=\"small\"} 1000.0"), scrape);
            assertTrue(scrape.contains("earshot_model_sessions{device=\"CPU\",model=\"small\"} 2.0"), scrape);
            loaded.clear();
            assertFalse(meters.scrape("").text().contains("model=\"small\""), "it was freed");
        }
    }
}
