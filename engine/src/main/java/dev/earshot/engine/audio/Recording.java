package dev.earshot.engine.audio;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// A WAV file being written so that a crash at any moment costs at most its last second. RF64 (EBU Tech 3306)
/// beyond 4 GB.
///
/// A thread of its own writes; a disk that stalls for less than a minute costs nothing.
public final class Recording implements AutoCloseable {
    private static final byte[] END = {};
    private static final int QUEUE_SECONDS = 60;

    private final Path path;
    private final RecordingMark mark;
    private final WavWriter writer;
    private final WavLayout layout;
    private final Consumer<SttException> onFailure;
    private final BlockingQueue<byte[]> queue = new LinkedBlockingQueue<>();
    private final AtomicLong queued = new AtomicLong();
    private final Thread thread;
    private volatile long frames;
    private volatile boolean over;

    /// Begins to write at once, and owns the mark and the writer.
    Recording(Path path, RecordingMark mark, WavWriter writer, WavLayout layout, Consumer<SttException> onFailure) {
        this.path = path;
        this.mark = mark;
        this.writer = writer;
        this.layout = layout;
        this.onFailure = onFailure;
        thread = Thread.ofPlatform().name("recording").start(this::write);
    }

    /// Makes the recordings in `folder` whole that a crash left unfinished, and returns them. One that
    /// another running Earshot is still writing is left alone.
    public static List<Path> repair(Path folder) {
        return Repair.in(folder);
    }

    public Path path() {
        return path;
    }

    /// How much sound is in the file.
    public Duration duration() {
        long count = frames;
        int rate = layout.sampleRate();
        return Duration.ofSeconds(count / rate, count % rate * 1_000_000_000L / rate);
    }

    /// From the capture; never waits.
    void add(byte[] block, int bytes) {
        if (over) {
            return;
        }
        if (queued.addAndGet(bytes) > QUEUE_SECONDS * layout.bytesASecond()) {
            fail(new SttException(
                    SttError.WRITE_FAILED,
                    "“%s” holds everything up to here; the disk does not keep up.".formatted(path.getFileName())));
            queue.add(END);
            return;
        }
        queue.add(Arrays.copyOf(block, bytes));
    }

    private void write() {
        Optional<IOException> failure = Optional.empty();
        try {
            for (byte[] block = queue.take(); block.length > 0; block = queue.take()) {
                queued.addAndGet(-block.length);
                writer.add(block);
                frames = writer.frames();
            }
        } catch (IOException e) {
            failure = Optional.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Nobody does that; the file is made whole all the same.
        }
        try {
            writer.close();
            mark.close();
        } catch (IOException e) {
            failure = failure.or(() -> Optional.of(e));
        }
        frames = writer.frames();
        failure.ifPresent(e -> fail(Recorder.failure(path, e)));
    }

    private void fail(SttException cause) {
        over = true;
        onFailure.accept(cause);
    }

    /// What was captured is on disk and whole when this returns. Idempotent.
    @Override
    public void close() {
        over = true;
        queue.add(END);
        Patience.join(thread);
    }
}
