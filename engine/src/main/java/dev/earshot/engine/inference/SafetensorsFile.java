package dev.earshot.engine.inference;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.inference.Weights.Info;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;

/// One file in the safetensors format (https://github.com/huggingface/safetensors, "Format"): eight bytes that tell the
/// header's length, a [SafetensorsHeader], and the numbers of all tensors one after the other.
final class SafetensorsFile implements AutoCloseable {
    /// The format's own limit.
    private static final long MAX_HEADER = 100_000_000;

    private static final byte[] LFS_POINTER = "version https://git-lfs.github.com/".getBytes(StandardCharsets.US_ASCII);

    private final Path path;
    private final FileChannel channel;
    private final long start; // of the numbers, in bytes from the start of the file
    private final Map<String, SafetensorsHeader.Entry> entries;

    private SafetensorsFile(Path path, FileChannel channel, long start, Map<String, SafetensorsHeader.Entry> entries) {
        this.path = path;
        this.channel = channel;
        this.start = start;
        this.entries = entries;
    }

    /// @throws SttException MODEL_CORRUPT when anything in it is not as the format demands, CANCELLED
    static SafetensorsFile open(Path path) {
        try {
            var channel = FileChannel.open(path, StandardOpenOption.READ);
            try {
                return open(path, channel);
            } catch (SttException | IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static SafetensorsFile open(Path path, FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < Long.BYTES) {
            throw corrupt(path, "is cut off: it has only " + size + " bytes");
        }
        if (read(channel, 0, (int) Math.min(size, LFS_POINTER.length)).equals(ByteBuffer.wrap(LFS_POINTER))) {
            throw corrupt(path, "is a Git LFS pointer, and not the weights it points to (git lfs pull fetches them)");
        }
        long length = read(channel, 0, Long.BYTES).getLong();
        if (length < 2 || length > MAX_HEADER) {
            throw corrupt(
                    path,
                    "is no safetensors file: its header is said to have " + Long.toUnsignedString(length) + " bytes");
        }
        long start = Long.BYTES + length;
        if (start > size) {
            throw corrupt(path, "is cut off: it has " + size + " bytes, and its header alone has " + length);
        }
        var entries = new SafetensorsHeader(what -> corrupt(path, what))
                .entries(read(channel, Long.BYTES, (int) length).array(), size - start);
        return new SafetensorsFile(path, channel, start, entries);
    }

    private static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) >= 0) {
            // A channel may give less than it was asked for.
        }
        return bytes.flip();
    }

    Set<String> names() {
        return entries.keySet();
    }

    Info info(String name) {
        return entry(name).info();
    }

    /// As [Weights#map].
    ByteBuffer map(String name) {
        var entry = entry(name);
        long length = entry.end() - entry.begin();
        if (length > Integer.MAX_VALUE) {
            throw new SttException(
                    SttError.UNSUPPORTED,
                    "The tensor '" + name + "' in " + path + " has " + length
                            + " bytes; Earshot reads tensors of less than 2 GiB.");
        }
        try {
            var mapped = channel.map(FileChannel.MapMode.READ_ONLY, start + entry.begin(), length)
                    .order(ByteOrder.LITTLE_ENDIAN);
            return mapped.alignmentOffset(0, entry.info().type().bytes()) == 0 ? mapped : aligned(mapped);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /// The format lets a header have any length, and old files do have odd ones; processors read such floats slowly or
    /// not at all.
    private static ByteBuffer aligned(ByteBuffer mapped) {
        return ByteBuffer.allocateDirect(mapped.capacity())
                .put(mapped)
                .flip()
                .asReadOnlyBuffer()
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    private SafetensorsHeader.Entry entry(String name) {
        var entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException(name);
        }
        return entry;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static SttException corrupt(Path path, String what) {
        return new SttException(
                SttError.MODEL_CORRUPT, "The model file " + path + " " + what + "; download the model again.");
    }

    private static SttException unreadable(Path path, IOException e) {
        return e instanceof ClosedByInterruptException
                ? new SttException(SttError.CANCELLED, "Loading the model was stopped.", e)
                : new SttException(SttError.MODEL_CORRUPT, "The model file " + path + " cannot be read.", e);
    }
}
