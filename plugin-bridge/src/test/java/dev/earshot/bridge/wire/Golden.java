package dev.earshot.bridge.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a conversation looks like, line by line: `>` from the client, `<` from the server. Written
/// anew with `-Dgolden.update=true`; look at what changed before you commit it.
public final class Golden {
    private Golden() {}

    /// @param name of the file, without its ending
    public static void check(String name, List<String> lines) throws IOException {
        var file = Path.of("src/test/resources/golden/" + name + ".txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(file.getParent());
            Files.write(file, lines);
        }
        assertEquals(String.join("\n", Files.readAllLines(file)), String.join("\n", lines));
    }
}
