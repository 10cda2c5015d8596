package dev.earshot.engine.model.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.store.InstalledModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhisperFamilyTest {
    @TempDir
    private Path folder;

    private final WhisperFamily family = new WhisperFamily();

    @Test
    void whatAModelUnderstandsIsReadFromItsFilesAlone() throws IOException {
        var model = with("{\"is_multilingual\": true, \"lang_to_id\": {\"<|de|>\": 3, \"<|jw|>\": 9}}");

        assertEquals(
                new InstalledModel("klein ä", "klein ä", "whisper", Optional.of(model), List.of("de", "jv"), true),
                family.at(model).orElseThrow());
    }

    @Test
    void anEnglishOnlyModelSaysSo() throws IOException {
        var model = family.at(with("{\"is_multilingual\": false}")).orElseThrow();

        assertEquals(List.of("en"), model.languages());
        assertFalse(model.translates());
    }

    @Test
    void anOldCheckpointSaysNothing() throws IOException {
        assertEquals(List.of(), family.at(with("{}")).orElseThrow().languages());
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        var model = with("{");

        assertEquals(
                SttError.MODEL_CORRUPT,
                assertThrows(SttException.class, () -> family.at(model)).error());
    }

    @Test
    void anotherKindOfModelIsNotOurs() {
        assertEquals(Optional.empty(), family.at(folder));
    }

    private Path with(String generation) throws IOException {
        var model = Files.createDirectory(folder.resolve("klein ä"));
        Files.writeString(model.resolve("config.json"), "{\"model_type\": \"whisper\"}");
        Files.writeString(model.resolve(Generation.FILE), generation);
        return model;
    }
}
