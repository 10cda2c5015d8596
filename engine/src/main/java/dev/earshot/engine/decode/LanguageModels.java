package dev.earshot.engine.decode;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The language model that was asked for last, read once for all who ask for it. Safe for many threads; of
/// several that ask at once one reads and the others wait.
///
/// Only one is kept, as a large one takes as much memory as an acoustic model. A file that has changed is
/// read again.
public final class LanguageModels {
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<Kept> kept = Optional.empty();

    /// What a file was when it was read.
    private record Version(Path file, FileTime changed, long bytes) {}

    private record Kept(Version version, NgramModel model) {}

    /// Reads a file in the ARPA format, unless it is the one that was read last: seconds for 100 MB, a line
    /// at a time.
    ///
    /// @throws SttException as [NgramModel#read]; OUT_OF_MEMORY
    public NgramModel read(Path arpa) {
        lock.lock();
        try {
            var version = version(arpa);
            var known = kept.filter(one -> version.equals(Optional.of(one.version())));
            if (known.isPresent()) {
                return known.get().model();
            }
            kept = Optional.empty();
            var model = NgramModel.read(arpa);
            kept = version.map(now -> new Kept(now, model));
            return model;
        } catch (OutOfMemoryError e) {
            throw new SttException(
                    SttError.OUT_OF_MEMORY,
                    "There is not enough memory for the language model " + arpa + ": take a smaller one.",
                    e);
        } finally {
            lock.unlock();
        }
    }

    /// Empty for a file that cannot be looked at; reading it will say why.
    private static Optional<Version> version(Path file) {
        try {
            return Optional.of(
                    new Version(file.toAbsolutePath().normalize(), Files.getLastModifiedTime(file), Files.size(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
