package dev.earshot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputsTest {
    @TempDir
    private Path folder;

    @Test
    void foldersThatAreMissingAreMade() throws IOException {
        var file = folder.resolve("a/b/c.txt");

        new Outputs(false).write(file, out -> out.write("ä"));

        assertEquals("ä", Files.readString(file));
    }

    @Test
    void nothingHalfWrittenIsLeftWhenWritingFails() throws IOException {
        var failure = assertThrows(
                SttException.class,
                () -> new Outputs(false).write(folder.resolve("x.txt"), out -> {
                    out.write("half");
                    throw new IOException("No space left on device");
                }));

        assertEquals(SttError.DISK_FULL, failure.error());
        assertEquals(List.of(), files());
    }

    @Test
    void aFileThatIsReplacedStaysWhenWritingFails() throws IOException {
        var file = Files.writeString(folder.resolve("x.txt"), "old");

        assertThrows(
                SttException.class,
                () -> new Outputs(true).write(file, out -> {
                    throw new IOException("broken");
                }));

        assertEquals("old", Files.readString(file));
    }

    @Test
    void aFileThatAppearsMeanwhileIsNotReplaced() throws IOException {
        var file = folder.resolve("x.txt");

        var failure = assertThrows(
                SttException.class,
                () -> new Outputs(false).write(file, out -> {
                    Files.writeString(file, "theirs");
                    out.write("ours");
                }));

        assertTrue(failure.sentence().contains("exists already"), failure.sentence());
        assertEquals("theirs", Files.readString(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void whatIsAbandonedLeavesNothing() throws IOException {
        var outputs = new Outputs(false);

        assertThrows(
                SttException.class,
                () -> outputs.write(folder.resolve("x.txt"), out -> {
                    out.write("half");
                    outputs.abandon();
                    throw new IOException("the process ends here");
                }));
        assertThrows(SttException.class, () -> outputs.write(folder.resolve("y.txt"), out -> out.write("whole")));

        assertEquals(List.of(), files());
    }

    @Test
    void aLinkIsFollowed() throws IOException {
        var real = Files.writeString(folder.resolve("real.txt"), "old");
        var link = Files.createSymbolicLink(folder.resolve("link.txt"), real);

        new Outputs(true).write(link, out -> out.write("new"));

        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(real));
    }

    @Test
    void aFolderThatIsAFileIsToldInOneSentence() throws IOException {
        var file = Files.writeString(folder.resolve("x"), "");

        var failure = assertThrows(
                SttException.class, () -> new Outputs(false).write(file.resolve("y.txt"), out -> out.write("")));

        assertEquals(SttError.WRITE_FAILED, failure.error());
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
