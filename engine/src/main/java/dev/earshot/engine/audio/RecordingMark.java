package dev.earshot.engine.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/// A small file beside a recording while it is being written: `x.wav.recording`. It stays when the program
/// dies, and that is how an unfinished recording is found.
///
/// Its writer holds a lock on it, which ends with its process. The lock is on a file of its own because
/// POSIX drops a process's locks on a file when that process closes the file anywhere, and recordings are
/// opened to be looked at while they grow. For the same reason the mark names its process: ours is known
/// without touching the lock.
final class RecordingMark implements AutoCloseable {
    private static final String ENDING = ".recording";

    /// Beyond the content, which others may thus read where locks forbid it.
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path path;
    private final FileChannel channel;

    private RecordingMark(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// @throws java.nio.file.FileAlreadyExistsException when there is one already
    static RecordingMark create(Path recording) throws IOException {
        Path path = recording.resolveSibling(recording.getFileName() + ENDING);
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        RecordingMark mark = new RecordingMark(path, channel);
        try {
            channel.lock(LOCKED_BYTE, 1, false);
            channel.write(ByteBuffer.wrap(thisProcess().getBytes(StandardCharsets.UTF_8)));
            return mark;
        } catch (IOException e) {
            mark.close();
            throw e;
        }
    }

    /// Takes over the mark of a recording whose writer died; empty while it lives.
    static Optional<RecordingMark> takeOver(Path mark) throws IOException {
        if (Files.readString(mark).equals(thisProcess())) {
            return Optional.empty();
        }
        FileChannel channel = FileChannel.open(mark, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new RecordingMark(mark, channel));
    }

    static boolean isMark(Path path) {
        return path.toString().endsWith(".wav" + ENDING);
    }

    Path recording() {
        String name = String.valueOf(path.getFileName());
        return path.resolveSibling(name.substring(0, name.length() - ENDING.length()));
    }

    /// The recording is whole: takes the mark away.
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }

    private static String thisProcess() {
        ProcessHandle process = ProcessHandle.current();
        Instant start = process.info().startInstant().orElse(Instant.EPOCH);
        return process.pid() + " " + start;
    }
}
