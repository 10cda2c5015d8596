package dev.earshot.bridge.wire;

import dev.earshot.engine.audio.Pcm;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Sound as a WAV file in memory, and the beginning of one for services that want it before a stream.
public final class Wav {
    /// What stands before the samples, in bytes.
    public static final int HEADER = 44;

    private static final int BEFORE_LENGTH = 8;
    private static final int FORMAT_LENGTH = 16;
    private static final short INTEGER_SAMPLES = 1;
    private static final int ENDLESS = -1; // 2^32 - 1, unsigned

    private Wav() {}

    /// All of it, as 16-bit samples at 16 kHz.
    public static byte[] of(Pcm sound) {
        var samples = SoundEncoder.whole(SoundFormat.PLAIN, sound);
        int length = samples.remaining();
        return header(SoundFormat.PLAIN, HEADER - BEFORE_LENGTH + length, length, HEADER + length)
                .put(samples)
                .array();
    }

    /// The beginning of a file of which nobody knows yet how long it will be, written as one that is empty.
    ///
    /// @param format of integer samples
    public static ByteBuffer openHeader(SoundFormat format) {
        return header(format, 0, 0, HEADER).flip();
    }

    /// The same, written as one that is as long as can be.
    ///
    /// @param format of integer samples
    public static ByteBuffer endlessHeader(SoundFormat format) {
        return header(format, ENDLESS, ENDLESS, HEADER).flip();
    }

    private static ByteBuffer header(SoundFormat format, int riff, int data, int capacity) {
        return ByteBuffer.allocate(capacity)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(name("RIFF"))
                .putInt(riff)
                .put(name("WAVE"))
                .put(name("fmt "))
                .putInt(FORMAT_LENGTH)
                .putShort(INTEGER_SAMPLES)
                .putShort((short) format.channels())
                .putInt(format.rate())
                .putInt(format.rate() * format.bytes())
                .putShort((short) format.bytes())
                .putShort((short) (format.encoding().bytes() * 8))
                .put(name("data"))
                .putInt(data);
    }

    private static byte[] name(String chunk) {
        return chunk.getBytes(StandardCharsets.US_ASCII);
    }
}
