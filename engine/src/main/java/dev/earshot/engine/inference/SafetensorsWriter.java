package dev.earshot.engine.inference;

import dev.earshot.engine.inference.Weights.Info;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// Writes floats as a safetensors file, a chunk at a time: a model of any size in a few hundred kilobytes of memory.
public final class SafetensorsWriter {
    /// Numbers start at a multiple of this many bytes, a cache line, so that what is mapped is aligned.
    private static final int ALIGNMENT = 64;

    private static final int CHUNK = 65_536; // numbers

    private SafetensorsWriter() {}

    /// Where numbers come from, in row-major order. Asked once for each stretch, in order.
    @FunctionalInterface
    public interface Numbers {
        /// Fills `chunk` from its start with the next `count` numbers.
        void next(float[] chunk, int count);
    }

    /// @param info its type is F32, F16 or BF16; numbers are rounded to it
    public record Tensor(String name, Info info, Numbers numbers) {}

    /// Writes the tensors in the order they come in; an existing file is replaced.
    ///
    /// @throws IllegalArgumentException when a type is none of the three
    public static void write(Path file, List<Tensor> tensors) throws IOException {
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            writeAll(channel, header(tensors));
            var bytes = ByteBuffer.allocateDirect(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            var chunk = new float[CHUNK];
            for (var tensor : tensors) {
                for (long left = tensor.info().count(); left > 0; left -= CHUNK) {
                    int count = (int) Math.min(left, CHUNK);
                    tensor.numbers().next(chunk, count);
                    put(chunk, count, tensor.info().type(), bytes.clear());
                    writeAll(channel, bytes.flip());
                }
            }
        }
    }

    private static ByteBuffer header(List<Tensor> tensors) {
        var root = new JsonMapper().createObjectNode();
        root.putObject("__metadata__").put("format", "pt");
        long begin = 0;
        for (var tensor : tensors) {
            long end = begin + tensor.info().count() * tensor.info().type().bytes();
            var entry = root.putObject(tensor.name());
            entry.put("dtype", tensor.info().type().name());
            tensor.info().shape().forEach(entry.putArray("shape")::add);
            entry.putArray("data_offsets").add(begin).add(end);
            begin = end;
        }
        var text = root.toString();
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        int padding = Math.floorMod(-(Long.BYTES + length), ALIGNMENT);
        return ByteBuffer.allocate(Long.BYTES + length + padding)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length + padding)
                .put((text + " ".repeat(padding)).getBytes(StandardCharsets.UTF_8))
                .flip();
    }

    private static void put(float[] chunk, int count, Weights.Type type, ByteBuffer bytes) {
        switch (type) {
            case F32 -> {
                bytes.asFloatBuffer().put(chunk, 0, count);
                bytes.position(count * Float.BYTES);
            }
            case F16 -> {
                for (int i = 0; i < count; i++) {
                    bytes.putShort(Float.floatToFloat16(chunk[i]));
                }
            }
            case BF16 -> {
                for (int i = 0; i < count; i++) {
                    bytes.putShort(bfloat16(chunk[i]));
                }
            }
            case F64, F8_E4M3, F8_E5M2, I64, I32, I16, I8, U64, U32, U16, U8, BOOL ->
                throw new IllegalArgumentException("Cannot write floats as " + type);
        }
    }

    /// Rounds half to even; what is not a number stays so.
    private static short bfloat16(float number) {
        int bits = Float.floatToIntBits(number);
        return (short) (Float.isNaN(number) ? bits >>> 16 : (bits + 0x7fff + (bits >>> 16 & 1)) >>> 16);
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
