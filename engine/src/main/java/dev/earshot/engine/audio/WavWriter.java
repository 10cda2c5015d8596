package dev.earshot.engine.audio;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Writes 16-bit samples as a WAV file whose header is right again twice a second.
///
/// The samples are on the disk before the header counts them, so that the header never promises what a loss
/// of power took. One thread. Owns the file.
final class WavWriter implements AutoCloseable {
    private final RecordingFile file;
    private final WavLayout layout;
    private final long settleEvery;
    private long written;
    private long settled;

    private WavWriter(RecordingFile file, WavLayout layout) {
        this.file = file;
        this.layout = layout;
        settleEvery = layout.bytesASecond() / 2;
    }

    /// A file that is readable, if empty, from here on.
    static WavWriter begin(RecordingFile file, WavLayout layout) throws IOException {
        file.write(layout.header(0), 0);
        file.force();
        return new WavWriter(file, layout);
    }

    void add(byte[] samples) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(samples);
        try {
            file.write(bytes, WavLayout.HEADER + written);
        } finally {
            written += bytes.position();
        }
        if (written - settled >= settleEvery) {
            file.force();
            file.write(layout.header(written), 0);
            settled = written;
        }
    }

    /// Frames written so far.
    long frames() {
        return written / layout.frameBytes();
    }

    /// Makes the file whole, up to its last whole frame.
    @Override
    public void close() throws IOException {
        try (file) {
            written -= written % layout.frameBytes();
            file.truncate(WavLayout.HEADER + written);
            file.write(layout.header(written), 0);
            file.force();
        }
    }
}
