package dev.earshot.bridge.files;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/// Why a file of ours could not be written, in one sentence.
public final class Unwritten {
    private Unwritten() {}

    /// DISK_FULL or WRITE_FAILED.
    public static SttException because(IOException failure, Path file) {
        var reason = String.valueOf(failure.getMessage());
        if (reason.contains("No space left") || reason.contains("not enough space") || reason.contains("quota")) {
            return new SttException(
                    SttError.DISK_FULL, file + " cannot be written: the disk is full. Free some space.", failure);
        }
        return new SttException(
                SttError.WRITE_FAILED,
                failure instanceof AccessDeniedException
                        ? file + " cannot be written: permission denied. Change the permissions of its folder."
                        : file + " cannot be written; check its folder and the disk.",
                failure);
    }
}
