package dev.earshot.engine.audio;

import java.util.Optional;

/// Sound being read. Used by one thread at a time; `close` may come from any thread, more than once, and
/// ends a `read` that waits.
public interface PcmStream extends AutoCloseable {
    /// The next chunk (never of no samples), waiting for it if need be; empty at the end.
    ///
    /// @throws dev.earshot.engine.SttException AUDIO_INVALID, DEVICE_LOST
    Optional<Pcm> read() throws InterruptedException;

    /// How loud everything read so far was.
    default Level level() {
        return Level.SILENCE;
    }

    @Override
    void close();
}
