package dev.earshot.engine.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/// Writes sound as it is heard, mono, 16 kHz, into a 16-bit WAV file that can be read at any time, and
/// after a crash of the process. One thread. Not made for what must outlive a loss of power: that is a
/// [Recording].
public final class PcmFile implements AutoCloseable {
    private final WavWriter wav;
    private long samples;

    private PcmFile(WavWriter wav) {
        this.wav = wav;
    }

    /// @throws java.nio.file.FileAlreadyExistsException when there is one of that name
    public static PcmFile create(Path path) throws IOException {
        var file = new Unforced(DiskFile.create(path));
        return new PcmFile(WavWriter.begin(file, new WavLayout(Pcm.SAMPLE_RATE, 1, WavLayout.RIFF_LIMIT)));
    }

    public void add(Pcm chunk) throws IOException {
        wav.add(bytes(chunk));
        samples += chunk.samples().length;
    }

    public long samples() {
        return samples;
    }

    /// 16-bit samples, little-endian: the same ones that a chunk was made from, if it was made from
    /// such.
    public static byte[] bytes(Pcm chunk) {
        var bytes = ByteBuffer.allocate(2 * chunk.samples().length).order(ByteOrder.LITTLE_ENDIAN);
        for (float sample : chunk.samples()) {
            bytes.putShort((short) Math.clamp(Math.round(sample * 32_768f), Short.MIN_VALUE, Short.MAX_VALUE));
        }
        return bytes.array();
    }

    @Override
    public void close() throws IOException {
        wav.close();
    }

    /// Waits for no disk.
    private record Unforced(RecordingFile file) implements RecordingFile {
        @Override
        public void write(ByteBuffer bytes, long at) throws IOException {
            file.write(bytes, at);
        }

        @Override
        public void truncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public void force() {}

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
