package dev.earshot.bridge.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// A small file that several threads and programs read and replace. Whoever reads it sees it whole,
/// before a change or after it, also when the machine stops in between; who changes it does so
/// [alone][#alone], so that no change is lost. What is written may be read by this user only. Safe for
/// many threads.
public final class SharedFile {
    /// The locks of this process. The system's locks belong to the whole process and to the file: a
    /// second thread would be let in, and would let go of the first one's lock by closing the file.
    private static final ConcurrentHashMap<Path, ReentrantLock> HERE = new ConcurrentHashMap<>();

    private final Path path;

    public SharedFile(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    public Path path() {
        return path;
    }

    /// What is done with the file.
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException;
    }

    /// Empty when there is no such file.
    public Optional<byte[]> read() throws IOException {
        try {
            return Optional.of(Files.readAllBytes(path));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /// Does this while nobody else does such work with this file: waits for other threads and other
    /// programs. The system lets go of the lock when a program dies. Not to be called from within.
    public <T> T alone(Work<T> work) throws IOException {
        Files.createDirectories(folder(path));
        var here = HERE.computeIfAbsent(path, _ -> new ReentrantLock());
        var mark = path.resolveSibling(path.getFileName() + ".lock");
        here.lock();
        try (var channel = FileChannel.open(mark, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            return work.run();
        } finally {
            here.unlock();
        }
    }

    /// Puts this in its place in one step. Where the file is a link, what it points to is replaced.
    public void replace(byte[] bytes) throws IOException {
        var target = Files.exists(path) ? path.toRealPath() : path;
        Files.createDirectories(folder(target));
        // Such files are made for this user only.
        var draft = Files.createTempFile(folder(target), target.getFileName() + ".", ".tmp");
        try {
            write(draft, bytes);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void write(Path draft, byte[] bytes) throws IOException {
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            var rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /// Gives it a name that no file has, so that what is in it is not lost.
    ///
    /// @return where it is now
    public Path setAside() throws IOException {
        var aside = path.resolveSibling(path.getFileName() + ".unreadable");
        for (int i = 2; Files.exists(aside); i++) {
            aside = path.resolveSibling(path.getFileName() + ".unreadable-" + i);
        }
        return Files.move(path, aside);
    }

    private static Path folder(Path file) {
        var folder = file.getParent();
        return folder == null ? file : folder;
    }
}
