package dev.earshot.bridge.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earshot.bridge.http.BadCall;
import dev.earshot.bridge.http.BodyKind;
import dev.earshot.bridge.http.Reason;
import dev.earshot.engine.SttException;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UploadsTest {
    @TempDir
    private Path parent;

    private List<Path> all() throws Exception {
        try (var walk = Files.walk(parent)) {
            return walk.filter(path -> !path.equals(parent)).sorted().toList();
        }
    }

    @Test
    void whatAProcessLeftBehindWhenItWasKilledIsDeletedByTheNext() throws Exception {
        Files.createFile(parent.resolve("earshot-uploads-1.lock"));
        Files.createDirectories(parent.resolve("earshot-uploads-1-7/3"));
        Files.createFile(parent.resolve("earshot-uploads-1-7/3/1"));
        var stranger = Files.createFile(parent.resolve("somebody-elses"));
        try (var uploads = new Uploads(parent)) {
            uploads.open();
            assertFalse(Files.exists(parent.resolve("earshot-uploads-1-7")));
            assertFalse(Files.exists(parent.resolve("earshot-uploads-1.lock")));
        }
        assertEquals(List.of(stranger), all());
    }

    @Test
    void whatAnotherServerNeedsStays() throws Exception {
        try (var first = new Uploads(parent);
                var second = new Uploads(parent)) {
            first.open();
            try (var folder = first.folder()) {
                Files.createFile(folder.next());
                var before = all();
                second.open();
                assertTrue(all().containsAll(before));
            }
        }
        assertEquals(List.of(), all());
    }

    /// Else any other process would delete what the first server of this one needs.
    @Test
    void aSecondServerOfTheSameProcessLeavesTheLockOfTheFirst() throws Exception {
        var locks = Path.of("/proc/locks");
        assumeTrue(Files.isReadable(locks), "only Linux tells its locks");
        try (var first = new Uploads(parent);
                var second = new Uploads(parent)) {
            first.open();
            var file = all().stream()
                    .filter(path -> path.toString().endsWith(".lock"))
                    .findFirst()
                    .orElseThrow();
            var inode = ":" + Files.getAttribute(file, "unix:ino") + " ";
            assumeTrue(Files.readString(locks).contains(inode), "this system does not tell this lock");
            second.open();
            assertTrue(Files.readString(locks).contains(inode), "it is locked as before");
        }
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        var uploads = new Uploads(parent.resolve("nowhere"));
        assertTrue(assertThrows(SttException.class, uploads::open).sentence().contains("nowhere"));
    }

    @Test
    void aFullDiskIsTheServersTroubleAndIsSaid() throws Exception {
        var full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "only Linux has a disk that is always full");
        for (var kind : List.of(BodyKind.RAW, BodyKind.FORM)) {
            var path = Files.createDirectory(parent.resolve(kind.name()));
            Files.createSymbolicLink(path.resolve("1"), full);
            try (var folder = new Uploads.Folder(path)) {
                var reader = new BodyReader(ServerLimits.Uploads.USUAL, folder);
                var body = RawCall.form(RawCall.wav(1));
                var type = "multipart/form-data; boundary=" + RawCall.BOUNDARY;
                var bad = assertThrows(BadCall.class, () -> reader.read(kind, type, new ByteArrayInputStream(body)));
                assertEquals(Reason.UNAVAILABLE, bad.refusal().reason());
                assertTrue(bad.refusal().retry().isPresent());
            }
        }
        assertEquals(List.of(), all());
    }
}
