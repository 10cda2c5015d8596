package dev.earshot.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerKeyTest {
    @TempDir
    Path folder;

    @Test
    void aKeyIsMadeOnceAndStaysUntilAnotherIsAskedFor() {
        var first = new ServerKey(folder.resolve("server-key")).get();
        var again = new ServerKey(folder.resolve("server-key"));
        assertEquals(first, again.get());
        assertTrue(first.reveal().length() >= 32);
        var renewed = again.renew();
        assertNotEquals(first, renewed);
        assertEquals(renewed, again.get());
    }

    @Test
    void onlyTheUserMayReadIt() throws Exception {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no such permissions here");
        new ServerKey(folder.resolve("server-key")).get();
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("server-key"))));
    }

    @Test
    void aDamagedFileIsSetAside() throws Exception {
        Files.writeString(folder.resolve("server-key"), "{");
        var key = new ServerKey(folder.resolve("server-key")).get();
        assertEquals(key, new ServerKey(folder.resolve("server-key")).get());
    }
}
