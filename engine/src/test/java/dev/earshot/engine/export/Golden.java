package dev.earshot.engine.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Expected output that lies in a file. `-Dgolden.update=true` writes what the code says now: look at the difference
/// before it is committed.
final class Golden {
    private static final Path FOLDER =
            Path.of(System.getProperty("earshot.root", ".."), "engine/src/test/resources/golden");

    private Golden() {}

    static void check(String name, String actual) throws IOException {
        var file = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, actual);
        }
        assertEquals(Files.readString(file), actual, name);
    }
}
