package dev.earshot.engine.audio;

import java.io.IOException;
import java.time.Duration;

/// A sound device that is open for listening: 16-bit little-endian samples, channel by channel within each
/// frame. One thread reads; `close` may come from any.
interface InputLine extends AutoCloseable {
    /// In Hz.
    int sampleRate();

    int channels();

    /// Waits for sound and gives what there is, in whole frames: the number of bytes, or 0 when none came
    /// within `patience`.
    ///
    /// @throws IOException when the device is gone
    int read(byte[] into, Duration patience) throws IOException, InterruptedException;

    @Override
    void close();
}
