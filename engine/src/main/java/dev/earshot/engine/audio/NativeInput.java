package dev.earshot.engine.audio;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FORCE;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_SIZE;
import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/// Lends a [ByteInput] to FFmpeg.
///
/// FFmpeg never sees a path: names in any script work on every system, none is taken for a URL or a
/// playlist, and what goes wrong while reading is a Java exception, kept in [#failure].
///
/// The two callbacks are shared by all inputs because JavaCPP has only ten native entries for each kind;
/// they find their input by the number that FFmpeg hands back to them.
final class NativeInput implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int SEEK_FROM_HERE = 1;
    private static final int SEEK_FROM_END = 2;

    private static final Map<Long, NativeInput> OPEN = new ConcurrentHashMap<>();
    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final Reader READER = new Reader();
    private static final Seeker SEEKER = new Seeker();

    private final ByteInput in;
    private final long number = NUMBERS.incrementAndGet();
    private final AVIOContext context;
    private final byte[] block = new byte[BUFFER];
    private final long size;
    private final Optional<WavHeader> wavHeader;
    private final byte[] head = new byte[8];
    private long position;
    private volatile boolean stopped;
    private Optional<IOException> failure = Optional.empty();

    NativeInput(ByteInput in) throws IOException {
        this.in = in;
        size = in.size();
        wavHeader = size < 0 ? Optional.empty() : WavHeader.read(in);
        if (size >= 0) {
            in.seek(0);
        }
        BytePointer buffer = new BytePointer(av_malloc(BUFFER));
        context = size < 0
                ? avio_alloc_context(buffer, BUFFER, 0, new Handle(number), READER, null, null)
                : avio_alloc_context(buffer, BUFFER, 0, new Handle(number), READER, null, SEEKER);
        OPEN.put(number, this);
    }

    AVIOContext context() {
        return context;
    }

    /// -1 for a pipe.
    long size() {
        return size;
    }

    /// Whether the first bytes are those of an MP4 file.
    boolean startsAsMp4() {
        return head[4] == 'f' && head[5] == 't' && head[6] == 'y' && head[7] == 'p';
    }

    Optional<IOException> failure() {
        return failure;
    }

    /// What the header promised when the input was opened, if it is a WAV file: one that is being recorded
    /// grows.
    Optional<WavHeader> wavHeader() {
        return wavHeader;
    }

    /// From any thread: no more bytes are read, and a read that waits ends.
    void stop() {
        stopped = true;
        in.close();
    }

    private int read(BytePointer into, int count) {
        if (stopped) {
            return FFmpeg.STOPPED;
        }
        try {
            int n = in.read(block, Math.min(count, block.length));
            if (n < 0) {
                return stopped ? FFmpeg.STOPPED : FFmpeg.END;
            }
            if (position == 0 && n >= head.length) {
                System.arraycopy(block, 0, head, 0, head.length);
            }
            into.put(block, 0, n);
            position += n;
            return n;
        } catch (IOException e) {
            if (!stopped) {
                failure = Optional.of(e);
            }
            return FFmpeg.STOPPED;
        }
    }

    private long seek(long offset, int whence) {
        if (stopped) {
            return FFmpeg.STOPPED;
        }
        int from = whence & ~AVSEEK_FORCE;
        if (from == AVSEEK_SIZE) {
            return size;
        }
        long target = offset + (from == SEEK_FROM_HERE ? position : from == SEEK_FROM_END ? size : 0);
        if (target < 0) {
            return FFmpeg.DAMAGED;
        }
        try {
            in.seek(target);
            position = target;
            return target;
        } catch (IOException e) {
            failure = Optional.of(e);
            return FFmpeg.STOPPED;
        }
    }

    @Override
    public void close() {
        if (OPEN.remove(number) != null) {
            stop();
            av_free(context.buffer()); // FFmpeg may have put another one in the place of ours.
            avio_context_free(context);
        }
    }

    private static final class Handle extends Pointer {
        Handle(long number) {
            address = number;
        }
    }

    private static final class Reader extends Read_packet_Pointer_BytePointer_int {
        @Override
        public int call(Pointer opaque, BytePointer into, int count) {
            NativeInput input = OPEN.get(opaque.address());
            return input == null ? FFmpeg.STOPPED : input.read(into, count);
        }
    }

    private static final class Seeker extends Seek_Pointer_long_int {
        @Override
        public long call(Pointer opaque, long offset, int whence) {
            NativeInput input = OPEN.get(opaque.address());
            return input == null ? FFmpeg.STOPPED : input.seek(offset, whence);
        }
    }
}
