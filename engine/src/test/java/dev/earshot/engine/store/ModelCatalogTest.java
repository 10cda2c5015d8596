package dev.earshot.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCatalogTest {
    @TempDir
    private Path folder;

    @Test
    void everyBuiltInEntryIsUsable() {
        var entries = ModelCatalog.builtIn().entries();
        var ids = new HashSet<String>();
        for (var entry : entries) {
            assertTrue(ids.add(entry.id()), entry.id());
            assertTrue(entry.revision().orElse("0".repeat(40)).matches("[0-9a-f]{40}"), entry.id());
            assertTrue(entry.bytes() > 0 && entry.parameters() > 0 && entry.memoryBytes() > 0, entry.id());
            assertTrue(!entry.strengths().isEmpty() && !entry.summary().isEmpty(), entry.id());
            for (var file : entry.files()) {
                assertTrue(file.sha256().isEmpty() || !file.about(), "a hash belongs to an exact size: " + entry.id());
                assertTrue(file.from().isEmpty() || file.sha256().isPresent(), entry.id());
            }
        }
        assertTrue(ids.contains("whisper-large-v3-turbo") && ids.contains("silero-vad"));
    }

    @Test
    void theUsersEntriesWinAndAreAdded() throws IOException {
        var own = folder.resolve("models.json");
        Files.writeString(own, """
                {"models": [
                  {"id": "whisper-tiny", "family": "whisper", "repository": "me/tiny"},
                  {"id": "mine", "family": "wav2vec2", "repository": "me/mine", "strengths": ["cpu-only"]}]}""");
        var catalog = ModelCatalog.with(own);
        assertEquals(Optional.empty(), catalog.problem());
        assertEquals("me/tiny", catalog.find("whisper-tiny").orElseThrow().repository());
        assertEquals("mine", catalog.entries().getLast().id());
        assertEquals(catalog.find("mine"), catalog.find("me/mine"));
        assertEquals(
                ModelCatalog.builtIn().entries().size() + 1, catalog.entries().size());
    }

    @Test
    void aBrokenFileOfTheUsersIsSaidAndCostsNothing() throws IOException {
        var own = folder.resolve("models.json");
        Files.writeString(own, "{\"models\": [{\"id\": \"x\"}]}");
        var catalog = ModelCatalog.with(own);
        assertEquals(ModelCatalog.builtIn().entries(), catalog.entries());
        assertEquals(
                Optional.of("Your list of models " + own + " is not used: x has no family. Mend or remove it."),
                catalog.problem());
        Files.writeString(own, "{\"models\": [");
        var problem = ModelCatalog.with(own).problem().orElseThrow();
        assertTrue(problem.contains("it is no JSON (line 1"), problem);
        assertFalse(problem.contains("Source"), "the parser speaks of its inside");
    }
}
