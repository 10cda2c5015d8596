package dev.earshot.engine.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// How our own WAV files begin: a header of 80 bytes with room for the long sizes of RF64 (EBU Tech 3306),
/// so that a recording can outgrow 4 GB without being written anew.
///
/// @param limit the size of a file from which on it is an RF64 file
record WavLayout(int sampleRate, int channels, long limit) {
    static final int HEADER = 80;

    /// What 32 bits can count.
    static final long RIFF_LIMIT = 0xFFFF_FFFFL;

    private static final int LONG_SIZES = 28;
    private static final int FORMAT = 16;
    private static final short INTEGERS = 1;
    private static final int SAMPLE_BYTES = 2;

    int frameBytes() {
        return SAMPLE_BYTES * channels;
    }

    long bytesASecond() {
        return (long) sampleRate * frameBytes();
    }

    /// The header of a file with so many bytes of samples.
    ByteBuffer header(long dataBytes) {
        boolean rf64 = HEADER + dataBytes > limit;
        long riffBytes = HEADER - 8 + dataBytes;
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        tag(header, rf64 ? "RF64" : "RIFF").putInt(rf64 ? -1 : (int) riffBytes);
        tag(header, "WAVE");
        tag(header, rf64 ? "ds64" : "JUNK").putInt(LONG_SIZES);
        if (rf64) {
            header.putLong(riffBytes)
                    .putLong(dataBytes)
                    .putLong(dataBytes / frameBytes())
                    .putInt(0);
        } else {
            header.position(header.position() + LONG_SIZES);
        }
        tag(header, "fmt ").putInt(FORMAT);
        header.putShort(INTEGERS).putShort((short) channels).putInt(sampleRate);
        header.putInt((int) bytesASecond()).putShort((short) frameBytes()).putShort((short) (8 * SAMPLE_BYTES));
        tag(header, "data").putInt(rf64 ? -1 : (int) dataBytes);
        return header.flip();
    }

    private static ByteBuffer tag(ByteBuffer header, String tag) {
        return header.put(tag.getBytes(StandardCharsets.US_ASCII));
    }
}
