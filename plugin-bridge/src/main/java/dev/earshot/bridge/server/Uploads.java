package dev.earshot.bridge.server;

import dev.earshot.bridge.http.BadCall;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where uploads lie while they are heard: a folder a process, in it a folder a call. Safe for many threads.
///
/// Beside the folder of a process lies a file that the process has locked. The system lets go of the lock however the
/// process ends; so a lock that can be had is that of a folder that nobody needs any more, and whoever opens the next
/// one deletes it. Locks of its own process it never touches: on POSIX systems closing any channel of a file unlocks it
/// for the whole process.
final class Uploads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final String PREFIX = "earshot-uploads-";
    private static final String LOCK = ".lock";

    /// Like that of no other process, also where numbers of processes come again.
    private static final String OWN = PREFIX + ProcessHandle.current().pid() + "-"
            + ProcessHandle.current()
                    .info()
                    .startInstant()
                    .map(start -> Long.toHexString(start.toEpochMilli()))
                    .orElse("")
            + "-";

    private final Path parent;
    private final AtomicLong calls = new AtomicLong();
    private Optional<Place> place = Optional.empty();

    private record Place(Path folder, Path file, FileChannel lock) {}

    /// @param parent of the folders of all processes
    Uploads(Path parent) {
        this.parent = parent;
    }

    /// The system's folder for temporary files; on Linux the one of them that is on the disk, since `/tmp` may be
    /// memory, unless the user has named another.
    static Path usualParent() {
        var named = Path.of(System.getProperty("java.io.tmpdir"));
        var onDisk = Path.of("/var/tmp");
        return named.equals(Path.of("/tmp")) && Files.isWritable(onDisk) ? onDisk : named;
    }

    /// Makes the folder, which only this user can look into, and deletes those that others left behind.
    ///
    /// @throws SttException WRITE_FAILED
    synchronized void open() {
        try {
            clean();
            var lock = lock();
            var folder = Files.createTempDirectory(parent, nameOf(lock.file()) + "-");
            place = Optional.of(new Place(folder, lock.file(), lock.channel()));
        } catch (IOException | UncheckedIOException e) {
            throw new SttException(
                    SttError.WRITE_FAILED,
                    "Uploads cannot be kept in " + parent + "; make room there, or name another folder for temporary"
                            + " files.",
                    e);
        }
    }

    private record Lock(Path file, FileChannel channel) {}

    /// Between the making of a file and its locking another process may take it for one that was left.
    private Lock lock() throws IOException {
        while (true) {
            var file = Files.createTempFile(parent, OWN, LOCK);
            var channel = FileChannel.open(file, StandardOpenOption.WRITE);
            if (channel.tryLock() != null && Files.exists(file)) {
                return new Lock(file, channel);
            }
            channel.close();
        }
    }

    private void clean() throws IOException {
        try (var locks = Files.newDirectoryStream(parent, Uploads::isOfAnother)) {
            for (var lock : locks) {
                try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
                    if (channel.tryLock() != null) {
                        deleteOf(lock);
                    }
                } catch (IOException e) {
                    LOG.debug("{} is another's", lock, e);
                }
            }
        }
    }

    private static boolean isOfAnother(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.startsWith(PREFIX) && name.endsWith(LOCK) && !name.startsWith(OWN);
    }

    private void deleteOf(Path lock) throws IOException {
        try (var folders = Files.newDirectoryStream(parent, nameOf(lock) + "-*")) {
            folders.forEach(Uploads::delete);
        }
        Files.deleteIfExists(lock);
    }

    private static String nameOf(Path lock) {
        var name = String.valueOf(lock.getFileName());
        return name.substring(0, name.length() - LOCK.length());
    }

    /// A folder for one call. To be closed, which deletes it.
    ///
    /// @throws BadCall when the disk is full
    synchronized Folder folder() throws BadCall {
        var own = place.orElseThrow(() -> new IllegalStateException("uploads are over"))
                .folder();
        var path = own.resolve(Long.toString(calls.incrementAndGet()));
        try {
            return new Folder(Files.createDirectory(path));
        } catch (IOException e) {
            throw PartFile.trouble(path, e);
        }
    }

    /// Deletes everything. Idempotent.
    @Override
    public synchronized void close() {
        place.ifPresent(was -> {
            delete(was.folder());
            delete(was.file());
            try {
                was.lock().close();
            } catch (IOException e) {
                LOG.debug("{} cannot be unlocked", was.file(), e);
            }
        });
        place = Optional.empty();
    }

    private static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (var all = Files.walk(path)) {
            for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} cannot be deleted; delete it by hand", path, e);
        }
    }

    /// The files of one call. Used by one thread.
    static final class Folder implements AutoCloseable {
        private final Path path;
        private int files;

        Folder(Path path) {
            this.path = path;
        }

        /// Where the next file belongs, which does not exist yet.
        Path next() {
            return path.resolve(Integer.toString(++files));
        }

        @Override
        public void close() {
            delete(path);
        }
    }
}
