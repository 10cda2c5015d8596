package dev.earshot.bridge.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earshot.engine.SttException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyFileTest {
    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();

    @Test
    void keysHaveNamesSecretsAndLimits() throws Exception {
        var keys = keys("""
                {"keys":[{"name":"kitchen","secret":"abc"},
                         {"name":"office","sha256":"%s","sessions":4,"calls_per_minute":60,"expires":"2027-01-31"}]}
                """.formatted(ApiKey.digest("def")));
        assertEquals(ApiKey.of("kitchen", "abc"), keys.getFirst());
        var office = keys.getLast();
        assertTrue(office.hasDigest(ApiKey.digest("def")));
        assertEquals(Optional.of(4), office.limits().sessions());
        assertEquals(Optional.of(60), office.limits().callsPerMinute());
        assertTrue(office.isValidAt(Instant.parse("2027-01-31T23:59:59Z")), "to the end of the day");
        assertTrue(!office.isValidAt(Instant.parse("2027-02-01T00:00:00Z")));
    }

    @Test
    void whatIsWrongIsSaidAndNoSecretWithIt() {
        for (var wrong : List.of(
                "nothing",
                "[]",
                "{\"keys\":[{}]}",
                "{\"keys\":[{\"name\":\"a\"}]}",
                "{\"keys\":[{\"name\":\"a\",\"secret\":\"\"}]}",
                "{\"keys\":[{\"name\":\"a\",\"secret\":\"hush\",\"sha256\":\"hush\"}]}",
                "{\"keys\":[{\"name\":\"a\",\"sha256\":\"hush\"}]}",
                "{\"keys\":[{\"name\":\"a\",\"secret\":\"hush\",\"session\":1}]}",
                "{\"keys\":[{\"name\":\"a\",\"secret\":\"hush\",\"sessions\":0}]}",
                "{\"keys\":[{\"name\":\"a\",\"secret\":\"hush\",\"expires\":\"soon\"}]}",
                "{\"keys\":[{\"name\":\"a\",\"secret\":\"hush\"},{\"name\":\"a\",\"secret\":\"b\"}]}")) {
            var sentence = assertThrows(SttException.class, () -> keys(wrong)).sentence();
            assertTrue(sentence.contains("keys.json cannot be used"), sentence);
            assertTrue(!sentence.contains("hush"), sentence);
        }
        assertThrows(SttException.class, () -> new KeyFile(folder.resolve("none"), said::add));
    }

    @Test
    void aChangedFileIsReadAnewAndABrokenOneLeavesTheKeysAsTheyWere() throws Exception {
        var file = write("{\"keys\":[{\"name\":\"a\",\"secret\":\"1\"}]}");
        var keys = new KeyFile(file, said::add);
        write("{\"keys\":[{\"name\":\"a\",\"secret\":\"1\"},{\"name\":\"b\",\"secret\":\"2\"}]}");
        assertEquals(2, keys.keys().size());
        write("{\"keys\":");
        assertEquals(2, keys.keys().size());
        assertEquals(2, keys.keys().size());
        assertEquals(1, said.size(), "" + said);
        Files.delete(file);
        assertEquals(2, keys.keys().size());
        assertEquals(2, said.size(), "" + said);
        write("{\"keys\":[]}");
        assertEquals(0, keys.keys().size());
    }

    @Test
    void aFileThatOthersCanReadIsSaid() throws Exception {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "this system has no permissions of that kind");
        var file = write("{\"keys\":[]}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        new KeyFile(file, said::add);
        assertTrue(said.getFirst().contains("chmod 600"), "" + said);
    }

    private List<ApiKey> keys(String text) throws Exception {
        return new KeyFile(write(text), said::add).keys();
    }

    private Path write(String text) throws Exception {
        var file = folder.resolve("keys.json");
        Files.writeString(file, text);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return file;
    }
}
