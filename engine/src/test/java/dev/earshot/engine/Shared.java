package dev.earshot.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// The parity fixtures beside the repository: what the reference implementations answered. They hold other projects'
/// data, so they are not in it, and tests that need them are skipped where they are absent.
public final class Shared {
    private static final Path FIXTURES =
            Path.of(System.getProperty("earshot.root", "..")).resolve("../shared/fixtures");

    private Shared() {}

    /// A file or folder of the fixtures, by its path in there.
    public static Path fixture(String path) {
        Path fixture = FIXTURES.resolve(path);
        assumeTrue(Files.exists(fixture), () -> "skipped: the parity fixture " + fixture + " is not here");
        return fixture;
    }
}
