package dev.earshot.app.transcribe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsTest {
    @TempDir
    Path folder;

    @Test
    void aFolderStandsForTheRecordingsInItAndBelowIt() throws IOException {
        Files.createDirectories(folder.resolve("tapes"));
        var second = Files.createFile(folder.resolve("tapes/two.FLAC"));
        var first = Files.createFile(folder.resolve("one with a 🎙.mp3"));
        Files.createFile(folder.resolve("notes.txt"));
        Files.createFile(folder.resolve(".hidden.wav"));

        assertEquals(List.of(first, second), Recordings.in(List.of(folder)));
    }

    @Test
    void aFileThatIsNamedIsTakenWhateverItIsCalled() {
        var odd = folder.resolve("no ending");

        assertEquals(List.of(odd), Recordings.in(List.of(odd, odd)));
    }
}
