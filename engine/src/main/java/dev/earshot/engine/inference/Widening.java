package dev.earshot.engine.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.ShortBuffer;

/// 16-bit floats to 32-bit ones, in native memory: DJL ends the process when it is handed a bfloat16 array.
///
/// A bfloat16 is the upper half of a float, so widening loses nothing; neither does that of an IEEE half.
final class Widening {
    private static final int CHUNK = 8192; // numbers; both arrays stay in the first-level cache

    private Widening() {}

    /// @param narrow little-endian bfloat16
    /// @return direct, little-endian, read-only
    static ByteBuffer fromBFloat16(ByteBuffer narrow) {
        return widened(narrow, (in, out, count) -> {
            for (int i = 0; i < count; i++) {
                out[i] = in[i] << 16;
            }
        });
    }

    /// @param narrow little-endian IEEE binary16
    /// @return direct, little-endian, read-only
    static ByteBuffer fromFloat16(ByteBuffer narrow) {
        return widened(narrow, (in, out, count) -> {
            for (int i = 0; i < count; i++) {
                out[i] = Float.floatToRawIntBits(Float.float16ToFloat(in[i]));
            }
        });
    }

    private interface Loop {
        void run(short[] in, int[] out, int count);
    }

    private static ByteBuffer widened(ByteBuffer narrow, Loop loop) {
        ShortBuffer source = narrow.duplicate().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        var wide = ByteBuffer.allocateDirect(Math.multiplyExact(source.remaining(), Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        IntBuffer target = wide.asIntBuffer();
        var in = new short[CHUNK];
        var out = new int[CHUNK];
        while (source.hasRemaining()) {
            int count = Math.min(CHUNK, source.remaining());
            source.get(in, 0, count);
            loop.run(in, out, count);
            target.put(out, 0, count);
        }
        return wide.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }
}
