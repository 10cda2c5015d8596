package dev.earshot.engine.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// The header of a WAV file (RIFF; RF64 beyond 4 GB, EBU Tech 3306) as far as lengths are concerned.
///
/// @param sampleRate in Hz
/// @param bytesASecond as the format chunk states it
/// @param dataAt where the samples begin
/// @param dataBytes how many bytes of samples the header promises; -1 where it leaves that open, as
/// streamed files do
record WavHeader(int sampleRate, int channels, long bytesASecond, long dataAt, long dataBytes) {
    private static final long OPEN = 0xFFFF_FFFFL;

    /// Other programs that write to a pipe promise about 2 GB, as sox does.
    private static final long PIPED_FROM = 0x7FFF_0000L;

    private static final long PIPED_TO = 0x7FFF_FFFFL;

    /// What the file's header says; empty when it is none, or has no samples. Moves the file's position.
    static Optional<WavHeader> read(ByteInput file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        if (!fill(file, bytes, 0, 12) || !tag(bytes, 8).equals("WAVE")) {
            return Optional.empty();
        }
        String kind = tag(bytes, 0);
        if (!kind.equals("RIFF") && !kind.equals("RF64")) {
            return Optional.empty();
        }
        long longData = -1;
        long bytesASecond = 0;
        int sampleRate = 0;
        int channels = 0;
        long at = 12;
        while (fill(file, bytes, at, 8)) {
            String chunk = tag(bytes, 0);
            long size = Integer.toUnsignedLong(bytes.getInt(4));
            if (chunk.equals("data")) {
                boolean open = size == 0 || (size >= PIPED_FROM && size <= PIPED_TO) || size == OPEN;
                return Optional.of(new WavHeader(
                        sampleRate, channels, bytesASecond, at + 8, kind.equals("RF64") ? longData : open ? -1 : size));
            }
            if (chunk.equals("ds64") && fill(file, bytes, at + 8, 16)) {
                longData = bytes.getLong(8);
            } else if (chunk.equals("fmt ") && fill(file, bytes, at + 8, 16)) {
                channels = bytes.getShort(2);
                sampleRate = bytes.getInt(4);
                bytesASecond = Integer.toUnsignedLong(bytes.getInt(8));
            }
            at += 8 + size + (size & 1);
        }
        return Optional.empty();
    }

    /// How long the file plays if it is as long as it says.
    Optional<Duration> promised() {
        return dataBytes < 0 || bytesASecond == 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(dataBytes * 1000 / bytesASecond));
    }

    private static boolean fill(ByteInput file, ByteBuffer into, long at, int count) throws IOException {
        byte[] block = new byte[count];
        into.clear();
        file.seek(at);
        while (into.position() < count) {
            int n = file.read(block, count - into.position());
            if (n < 0) {
                return false;
            }
            into.put(block, 0, n);
        }
        return true;
    }

    private static String tag(ByteBuffer bytes, int at) {
        byte[] letters = new byte[4];
        bytes.get(at, letters);
        return new String(letters, StandardCharsets.ISO_8859_1);
    }
}
