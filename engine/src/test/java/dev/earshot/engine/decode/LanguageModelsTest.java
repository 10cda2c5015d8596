package dev.earshot.engine.decode;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageModelsTest {
    private static final String TINY = """
            \\data\\
            ngram 1=1

            \\1-grams:
            -1 %s

            \\end\\
            """;

    @TempDir
    private Path folder;

    @Test
    void aFileIsReadOnceUntilItChanges() throws IOException {
        var models = new LanguageModels();
        var file = Files.writeString(folder.resolve("tiny.arpa"), TINY.formatted("one"));
        var first = models.read(file);

        assertSame(first, models.read(file.toAbsolutePath()));
        Files.writeString(file, TINY.formatted("another"));
        assertNotSame(first, models.read(file));
    }
}
