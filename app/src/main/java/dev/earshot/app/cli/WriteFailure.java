package dev.earshot.app.cli;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/// Says in one sentence why something could not be written.
final class WriteFailure {
    private WriteFailure() {}

    /// @param what begins the sentence: a file's name, `Standard output`
    static SttException of(IOException failure, String what) {
        var reason = reason(failure);
        if (reason.contains("No space left") || reason.contains("not enough space") || reason.contains("quota")) {
            return new SttException(
                    SttError.DISK_FULL, what + " cannot be written: the disk is full. Free some space.", failure);
        }
        return new SttException(SttError.WRITE_FAILED, what + " cannot be written: " + reason + ".", failure);
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "a file of that name is in the way";
            case NoSuchFileException _ -> "its folder does not exist";
            case FileSystemException system ->
                Optional.ofNullable(system.getReason())
                        .orElseGet(() -> system.getClass().getSimpleName());
            default ->
                Optional.ofNullable(failure.getMessage())
                        .orElseGet(() -> failure.getClass().getSimpleName());
        };
    }
}
