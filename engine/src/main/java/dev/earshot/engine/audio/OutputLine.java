package dev.earshot.engine.audio;

import java.io.IOException;

/// A sound device that is open for playing: 48 kHz, stereo, 16-bit little-endian. One thread.
interface OutputLine extends AutoCloseable {
    int SAMPLE_RATE = 48_000;
    int FRAME_BYTES = 4;

    /// Opens such lines.
    interface Opener {
        /// @throws dev.earshot.engine.SttException DEVICE_UNAVAILABLE
        OutputLine open();
    }

    /// How many bytes can be written without waiting. More is possible only by waiting for the device to
    /// play.
    int room();

    /// @throws IOException when the device is gone
    void write(byte[] frames, int from, int bytes) throws IOException;

    /// Frames that were heard since the line was opened; what is flushed does not count.
    long heard();

    /// Whether everything that was written was heard.
    boolean drained();

    void start();

    /// Falls silent at once and forgets what was written but not heard.
    void flush();

    @Override
    void close();
}
