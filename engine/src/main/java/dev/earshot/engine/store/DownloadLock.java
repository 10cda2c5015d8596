package dev.earshot.engine.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// Says to every Earshot on this machine that one is at a download. The operating system lets go of it
/// when that one dies.
final class DownloadLock implements AutoCloseable {
    /// What this process holds. The operating system's locks belong to the process: opening a lock file
    /// a second time and closing it would let go of the first lock, so that the file is not even opened
    /// then.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DownloadLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Empty while somebody else has it.
    static Optional<DownloadLock> of(Path file) throws IOException {
        var key = file.toAbsolutePath().normalize();
        Files.createDirectories(key.getParent());
        if (!HELD.add(key)) {
            return Optional.empty();
        }
        boolean locked = false;
        try {
            var channel = FileChannel.open(key, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            locked = lock(channel);
            return locked ? Optional.of(new DownloadLock(key, channel)) : Optional.empty();
        } finally {
            if (!locked) {
                HELD.remove(key);
            }
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        if (lock == null) {
            channel.close();
        }
        return lock != null;
    }

    /// When nobody will need it any more: who waits for it now finds everything done.
    void deleteFile() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LoggerFactory.getLogger(DownloadLock.class).debug("The lock file {} stays", file, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LoggerFactory.getLogger(DownloadLock.class).warn("The lock {} cannot be closed", file, e);
        } finally {
            HELD.remove(file);
        }
    }
}
