package dev.earshot.app.endpoints.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunShelfTest {
    private static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");

    @TempDir
    private Path folder;

    private static RunRecord kept(RunShelf shelf, String endpoint, int second, int bytes) throws IOException {
        var began = MORNING.plusSeconds(second);
        var trace = Files.write(shelf.place(endpoint, began), new byte[bytes]);
        var run = new RunRecord(
                trace,
                began,
                "kitchen (sample)",
                "real time",
                "Turn on the lights.",
                Optional.of("en"),
                "",
                List.of(new RunRecord.Fact("Connections", "1", "How many")));
        shelf.keep(run);
        return run;
    }

    @Test
    void theNewestRunOfAnEndpointComesFirstAndSaysAllThatItSaid() throws Exception {
        var shelf = new RunShelf(folder, 10, 1000);
        var first = kept(shelf, "Dg, production", 1, 10);
        var second = kept(shelf, "Dg, production", 2, 10);
        kept(shelf, "dg/production", 3, 10);
        assertEquals(List.of(second, first), shelf.runs("Dg, production"));
    }

    @Test
    void theOldestOfAllEndpointsGoWhenThereAreTooMany() throws Exception {
        var shelf = new RunShelf(folder, 2, 1000);
        var oldest = kept(shelf, "one", 1, 10);
        kept(shelf, "other", 2, 10);
        kept(shelf, "one", 3, 10);
        assertFalse(Files.exists(oldest.trace()));
        assertEquals(1, shelf.runs("one").size());
        assertEquals(1, shelf.runs("other").size());
    }

    @Test
    void theOldestGoWhenTheyTakeTooMuchRoomButNeverTheNewest() throws Exception {
        var shelf = new RunShelf(folder, 10, 100);
        kept(shelf, "one", 1, 60);
        var newest = kept(shelf, "one", 2, 200);
        assertEquals(List.of(newest), shelf.runs("one"));
    }

    @Test
    void aTraceThatNobodyDescribedIsPassedOver() throws Exception {
        var shelf = new RunShelf(folder, 10, 1000);
        var run = kept(shelf, "one", 1, 10);
        Files.write(run.trace().resolveSibling("stranger.trace"), new byte[3]);
        Files.writeString(run.trace().resolveSibling("broken.json"), "{");
        Files.write(run.trace().resolveSibling("broken.trace"), new byte[3]);
        assertEquals(List.of(run), shelf.runs("one"));
        assertTrue(shelf.runs("nobody").isEmpty());
    }
}
