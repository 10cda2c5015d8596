package dev.earshot.engine.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.EngineException;
import dev.earshot.engine.SttError;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

/// DJL wraps what happened several times, and its class initialiser once more.
class LoadFailureTest {
    private static Throwable wrapped(Throwable cause) {
        return new ExceptionInInitializerError(
                new EngineException("Failed to load PyTorch native library", new IllegalStateException(cause)));
    }

    private static void assertSays(SttError error, String part, Throwable cause) {
        var failure = LoadFailure.of(wrapped(cause));
        assertEquals(error, failure.error());
        assertTrue(failure.sentence().contains(part), failure.sentence());
    }

    @Test
    void aFullDiskIsCalledFull() {
        assertSays(SttError.DISK_FULL, "the disk is full", new IOException("No space left on device"));
        assertSays(SttError.DISK_FULL, "DJL_CACHE_DIR", new FileSystemException("lib.so", null, "Disk quota exceeded"));
    }

    @Test
    void aFolderThatMayNotBeWrittenIsNamed() {
        assertSays(SttError.WRITE_FAILED, "permission denied", new AccessDeniedException("/cache"));
        assertSays(
                SttError.WRITE_FAILED,
                "Read-only file system",
                new FileSystemException("/cache", null, "Read-only file system"));
    }

    @Test
    void whatElseKeepsTheLibraryFromLoadingIsTold() {
        assertSays(
                SttError.UNSUPPORTED,
                "libgomp.so.1: cannot open shared object file",
                new UnsatisfiedLinkError("libgomp.so.1: cannot open shared object file"));
    }
}
