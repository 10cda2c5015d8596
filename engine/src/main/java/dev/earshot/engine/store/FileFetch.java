package dev.earshot.engine.store;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Fetches one file into a folder, or goes on with it.
///
/// While it arrives it is called `(name).(begin of its hash).part`, so that bytes of one version are
/// never taken for those of another; beside it lies the host's ETag. It gets its name when it is whole,
/// checked, and on disk. A file that has its name already is read and checked like any other.
///
/// @param folder that it goes into
/// @param tally told of every byte
record FileFetch(Source source, RemoteFile file, Path folder, Tally tally) {
    /// Told of bytes by any thread.
    interface Tally {
        /// These are here now.
        void add(long bytes);

        /// What was here is worth nothing.
        void subtract(long bytes);

        /// These were read again, to check them.
        void checked(long bytes);
    }

    /// How many of its bytes are here.
    static long present(RemoteFile file, Path folder) {
        var whole = folder.resolve(file.path());
        try {
            if (Files.isRegularFile(whole)) {
                return Math.min(Files.size(whole), file.bytes());
            }
            var part = part(file, folder);
            return Files.isRegularFile(part) ? Math.min(Files.size(part), file.bytes()) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private static Path part(RemoteFile file, Path folder) {
        var version = file.digits().map(digits -> "." + digits.substring(0, 12)).orElse("");
        return folder.resolve(file.path() + version + ".part");
    }

    /// @throws TransientException when the connection fails; what has arrived is here
    /// @throws SttException NETWORK, ACCESS_DENIED, MODEL_NOT_FOUND, MODEL_CORRUPT, DISK_FULL,
    ///     WRITE_FAILED
    ManifestFile fetch() throws TransientException, InterruptedException {
        var target = folder.resolve(file.path()).normalize();
        if (!target.startsWith(folder.normalize())) {
            throw new SttException(
                    SttError.MODEL_CORRUPT, "The file " + file.path() + " does not belong to this model's folder.");
        }
        try {
            Files.createDirectories(target.getParent());
            var whole = wholeAlready(target);
            return whole.isPresent() ? whole.get() : fetchPart(part(file, folder), target);
        } catch (ClosedByInterruptException e) {
            throw stopped();
        } catch (IOException e) {
            throw DiskFailure.of(e, target);
        }
    }

    private static InterruptedException stopped() {
        // The channel has set the flag that this exception stands for.
        Thread.interrupted();
        return new InterruptedException();
    }

    private Optional<ManifestFile> wholeAlready(Path target) throws IOException {
        if (!Files.isRegularFile(target)) {
            return Optional.empty();
        }
        var check = new ContentCheck(file);
        long size = Files.size(target);
        read(target, check);
        var result = check.result();
        if (size == file.bytes() && result.right()) {
            return Optional.of(new ManifestFile(file.path(), size, result.sha256()));
        }
        tally.subtract(Math.min(size, file.bytes()));
        Files.delete(target);
        return Optional.empty();
    }

    private ManifestFile fetchPart(Path part, Path target)
            throws IOException, TransientException, InterruptedException {
        if (file.digits().isEmpty() || !Files.isRegularFile(part) || Files.size(part) > file.bytes()) {
            discard(part);
        }
        boolean begun = Files.exists(part);
        var check = new ContentCheck(file);
        if (begun) {
            read(part, check);
        }
        try (var channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.position(channel.size());
            if (channel.position() < file.bytes()) {
                check = receive(channel, check, part);
            }
            channel.force(true);
        }
        var result = check.result();
        if (!result.right()) {
            discard(part);
            throw damaged(begun);
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(etagOf(part));
        return new ManifestFile(file.path(), file.bytes(), result.sha256());
    }

    private ContentCheck receive(FileChannel channel, ContentCheck begun, Path part)
            throws IOException, TransientException, InterruptedException {
        var check = begun;
        try (var opened = open(channel.position(), part)) {
            if (opened.from() < channel.position()) {
                tally.subtract(channel.position());
                channel.truncate(0).position(0);
                check = new ContentCheck(file);
            }
            remember(opened.etag(), part);
            for (var next = opened.next(); next.isPresent(); next = opened.next()) {
                write(next.get(), channel, check);
            }
        }
        if (channel.position() < file.bytes()) {
            throw new TransientException(
                    new SttException(SttError.NETWORK, "The file " + file.path() + " ended too early. Try again."),
                    Optional.empty());
        }
        return check;
    }

    private void write(ByteBuffer bytes, FileChannel channel, ContentCheck check) throws IOException {
        long room = file.bytes() - channel.position();
        if (bytes.remaining() > room) {
            throw OpenedAnswer.wrongSize(file, channel.position() + bytes.remaining());
        }
        check.add(bytes);
        int count = bytes.remaining();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        tally.add(count);
    }

    private Opened open(long from, Path part) throws IOException, TransientException, InterruptedException {
        var etag = etagOf(part);
        boolean known = from > 0 && Files.isRegularFile(etag);
        return source.open(file, from, known ? Optional.of(Files.readString(etag)) : Optional.empty());
    }

    private static Path etagOf(Path part) {
        return part.resolveSibling(part.getFileName() + ".etag");
    }

    private static void remember(Optional<String> etag, Path part) throws IOException {
        if (etag.isPresent()) {
            Files.writeString(etagOf(part), etag.get());
        } else {
            Files.deleteIfExists(etagOf(part));
        }
    }

    private void read(Path path, ContentCheck check) throws IOException {
        try (var opened = FileChannel.open(path)) {
            var buffer = ByteBuffer.allocate(1 << 20);
            while (opened.read(buffer.clear()) >= 0) {
                check.add(buffer.flip());
                tally.checked(buffer.remaining());
            }
        }
    }

    private void discard(Path part) throws IOException {
        if (Files.exists(part)) {
            tally.subtract(Math.min(Files.size(part), file.bytes()));
            Files.delete(part);
        }
        Files.deleteIfExists(etagOf(part));
    }

    /// Where old bytes were part of it, they may be what is wrong, and a fresh start may help.
    private SttException damaged(boolean begun) throws TransientException {
        var failure = new SttException(
                SttError.MODEL_CORRUPT,
                "The file " + file.path() + " arrived damaged: its SHA-256 is not the one that belongs to this model."
                        + " Nothing of it was kept; try again.");
        if (begun) {
            throw new TransientException(failure, Optional.empty());
        }
        return failure;
    }
}
