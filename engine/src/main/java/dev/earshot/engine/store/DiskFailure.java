package dev.earshot.engine.store;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Says in a sentence why the models folder could not be written.
final class DiskFailure {
    private DiskFailure() {}

    static SttException of(IOException failure, Path file) {
        var reason = reason(failure);
        boolean full = Stream.of("no space left", "not enough space", "quota")
                .anyMatch(reason.toLowerCase(Locale.ROOT)::contains);
        if (full) {
            return new SttException(
                    SttError.DISK_FULL,
                    "The disk is full: " + file + " cannot be written. Free some space or move the models folder, then"
                            + " go on; what has arrived is kept.",
                    failure);
        }
        return new SttException(
                SttError.WRITE_FAILED,
                file + " cannot be written: " + reason + ". Check the models folder, then go on; what has arrived is"
                        + " kept.",
                failure);
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException system ->
                Optional.ofNullable(system.getReason())
                        .orElseGet(() -> system.getClass().getSimpleName());
            default ->
                Optional.ofNullable(failure.getMessage())
                        .orElseGet(() -> failure.getClass().getSimpleName());
        };
    }
}
