package dev.earshot.engine.audio;

import java.time.Duration;

/// Plays one recording on the system's default output. Safe for many threads; nothing here blocks for long.
public final class Player implements AutoCloseable {
    /// @param listener hears of changes on the player's own thread
    public Player(AudioFile file, int track, Listener listener) {
        throw new UnsupportedOperationException();
    }

    /// Hears what the player does, on the player's own thread.
    public interface Listener {
        /// About 30 times a second while playing, and once after each seek.
        void at(Duration position);

        /// Playing stopped: the end was reached, or [#pause] was called.
        void stopped();

        /// DEVICE_UNAVAILABLE, DEVICE_LOST or AUDIO_INVALID; playing has stopped.
        void failed(dev.earshot.engine.SttException cause);
    }

    /// Plays from there, also when it is playing already.
    public void play(Duration from) {
        throw new UnsupportedOperationException();
    }

    public void pause() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
