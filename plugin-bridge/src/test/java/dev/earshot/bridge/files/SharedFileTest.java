package dev.earshot.bridge.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SharedFileTest {
    private static final int ROUNDS = 40;

    @TempDir
    Path folder;

    @Test
    void severalProgramsCountTogetherWithoutLosingAnything() throws Exception {
        var path = folder.resolve("deep/counter");
        var programs = new ArrayList<Process>();
        for (int i = 0; i < 3; i++) {
            programs.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xshare:auto",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Counter.class.getName(),
                            path.toString())
                    .redirectErrorStream(true)
                    .start());
        }
        Counter.main(path.toString());
        for (var program : programs) {
            var said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, program.waitFor(), said);
        }
        assertEquals("" + 4 * ROUNDS, Files.readString(path));
        try (Stream<Path> left = Files.list(path.getParent())) {
            assertEquals(
                    List.of("counter", "counter.lock"),
                    left.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    /// Reads, adds one and writes, over and over.
    static final class Counter {
        private Counter() {}

        public static void main(String... args) throws IOException {
            var file = new SharedFile(Path.of(args[0]));
            for (int i = 0; i < ROUNDS; i++) {
                file.alone(() -> {
                    int now = file.read()
                            .map(bytes -> Integer.parseInt(new String(bytes, StandardCharsets.UTF_8)))
                            .orElse(0);
                    file.replace(("" + (now + 1)).getBytes(StandardCharsets.UTF_8));
                    return now;
                });
            }
        }
    }

    @Test
    void whatALinkPointsToIsReplacedAndTheLinkStays() throws Exception {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "links need rights of their own here");
        var real = Files.writeString(folder.resolve("real"), "old");
        var link = Files.createSymbolicLink(folder.resolve("link"), real);
        new SharedFile(link).replace("new".getBytes(StandardCharsets.UTF_8));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(real));
    }

    @Test
    void whatIsSetAsideNeverReplacesWhatWasSetAsideBefore() throws Exception {
        var path = folder.resolve("book.json");
        var aside = new ArrayList<Path>();
        for (var text : List.of("one", "two", "three")) {
            Files.writeString(path, text);
            aside.add(new SharedFile(path).setAside());
            assertFalse(Files.exists(path));
        }
        assertEquals("one", Files.readString(aside.get(0)));
        assertEquals("two", Files.readString(aside.get(1)));
        assertEquals("three", Files.readString(aside.get(2)));
    }
}
