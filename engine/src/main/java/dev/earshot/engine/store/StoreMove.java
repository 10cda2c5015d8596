package dev.earshot.engine.store;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.store.DownloadProgress.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.slf4j.LoggerFactory;

/// Copies the models folder to another place and compares the copies with what was there.
record StoreMove(Path from, Path to, FreeSpace space, ProgressMeter meter) {
    /// Returns when everything is in the new folder; the old one is as it was.
    ///
    /// @throws SttException DISK_FULL, WRITE_FAILED; nothing new is left then
    void copy() throws InterruptedException {
        try {
            demandApart();
            demandSpace(Folders.bytes(from));
        } catch (IOException e) {
            throw DiskFailure.of(e, to);
        }
        try {
            meter.count(0, Folders.bytes(from));
            meter.enter(Phase.FETCHING);
            Files.createDirectories(to);
            for (var file : files()) {
                copy(from.resolve(file), to.resolve(file.toString()));
            }
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            clear();
            throw new InterruptedException();
        } catch (IOException e) {
            clear();
            throw DiskFailure.of(e, to);
        }
    }

    private void demandApart() throws IOException {
        var old = from.toAbsolutePath().normalize();
        var next = to.toAbsolutePath().normalize();
        if (old.startsWith(next) || next.startsWith(old)) {
            throw new SttException(
                    SttError.WRITE_FAILED, "The models cannot be moved to " + to + ": one folder lies in the other.");
        }
        if (Files.isDirectory(to)) {
            try (var inside = Files.list(to)) {
                if (inside.findAny().isPresent()) {
                    throw new SttException(
                            SttError.WRITE_FAILED, "The folder " + to + " is not empty: choose an empty one.");
                }
            }
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(from)) {
            return List.of();
        }
        try (var paths = Files.walk(from)) {
            return paths.filter(Files::isRegularFile).map(from::relativize).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void demandSpace(long bytes) throws IOException {
        long free = space.at(to);
        if (free < bytes + bytes / 20) {
            throw new SttException(
                    SttError.DISK_FULL,
                    "There is too little room for the models in " + to + ": they take " + Amount.of(bytes) + ", and "
                            + Amount.of(free) + " are free. Choose another disk.");
        }
    }

    private void copy(Path source, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        var digest = Sha256.digest();
        try (var in = FileChannel.open(source);
                var out = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.allocate(1 << 20);
            while (in.read(buffer.clear()) >= 0) {
                digest.update(buffer.flip().duplicate());
                meter.add(buffer.remaining());
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
            }
            out.force(true);
        }
        if (!Sha256.of(digest).equals(hash(target))) {
            throw new IOException("the copy of " + source.getFileName() + " is not what was copied");
        }
    }

    private static Sha256 hash(Path path) throws IOException {
        var digest = Sha256.digest();
        try (var channel = FileChannel.open(path)) {
            var buffer = ByteBuffer.allocate(1 << 20);
            while (channel.read(buffer.clear()) >= 0) {
                digest.update(buffer.flip());
            }
        }
        return Sha256.of(digest);
    }

    private void clear() {
        try {
            Folders.delete(to);
        } catch (IOException e) {
            LoggerFactory.getLogger(StoreMove.class).warn("Copies stay in {}", to, e);
        }
    }
}
