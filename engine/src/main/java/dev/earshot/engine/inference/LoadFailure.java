package dev.earshot.engine.inference;

import ai.djl.util.Utils;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.stream.Stream;

/// Says in one sentence why PyTorch could not be loaded. Its libraries are unpacked before, which may go wrong too.
final class LoadFailure {
    private LoadFailure() {}

    /// The same for a PyTorch that did not come with Earshot.
    static SttException of(Throwable failure, PyTorchFolder folder) {
        return new SttException(
                SttError.UNSUPPORTED,
                "The PyTorch in " + folder.path() + " cannot be loaded: "
                        + message(causes(failure).reduce((_, inner) -> inner).orElse(failure))
                        + ". Remove it (or the variable that names it) and start Earshot again: it then uses its own.",
                failure);
    }

    /// @param failure as DJL throws it: what really happened is the innermost of its causes
    static SttException of(Throwable failure) {
        return causes(failure)
                .filter(IOException.class::isInstance)
                .map(IOException.class::cast)
                .reduce((_, inner) -> inner)
                .map(io -> notUnpacked(io, failure))
                .orElseGet(() -> new SttException(
                        SttError.UNSUPPORTED,
                        "PyTorch cannot be loaded on this machine, so that neural models cannot run: "
                                + message(causes(failure)
                                        .reduce((_, inner) -> inner)
                                        .orElse(failure)) + ".",
                        failure));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(Optional.of(failure), Optional::isPresent, one -> one.map(Throwable::getCause))
                .flatMap(Optional::stream);
    }

    private static SttException notUnpacked(IOException io, Throwable failure) {
        var reason = reason(io);
        boolean full =
                reason.contains("No space left") || reason.contains("not enough space") || reason.contains("quota");
        var where = "PyTorch, which neural models need, cannot be unpacked into " + Utils.getEngineCacheDir() + ": ";
        return full
                ? new SttException(
                        SttError.DISK_FULL,
                        where + "the disk is full. Free 500 MB there, or name another folder in DJL_CACHE_DIR.",
                        failure)
                : new SttException(
                        SttError.WRITE_FAILED, where + reason + ". Name another folder in DJL_CACHE_DIR.", failure);
    }

    private static String reason(IOException io) {
        return switch (io) {
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException system ->
                Optional.ofNullable(system.getReason()).orElseGet(() -> message(io));
            default -> message(io);
        };
    }

    private static String message(Throwable failure) {
        return Optional.ofNullable(failure.getMessage()).orElseGet(failure::toString);
    }
}
