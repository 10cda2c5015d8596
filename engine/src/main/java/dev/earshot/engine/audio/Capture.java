package dev.earshot.engine.audio;

import dev.earshot.engine.SttException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A microphone that is running. Recording and listening are independent: each takes the sound at its own
/// pace, and neither can stop the other. Safe for many threads.
public final class Capture implements AutoCloseable {
    Capture() {}

    public Microphone microphone() {
        throw new UnsupportedOperationException();
    }

    /// What the device delivers, in Hz.
    public int sampleRate() {
        throw new UnsupportedOperationException();
    }

    /// Everything from now on also goes into a crash-safe WAV file in `folder`, at the device's own rate.
    ///
    /// @throws SttException DISK_FULL, WRITE_FAILED
    public Recording record(Path folder) {
        throw new UnsupportedOperationException();
    }

    /// The sound from now on, 16 kHz mono. Ends when the capture is closed; ends with DEVICE_LOST when the
    /// device goes away. What its reader is too slow to take is dropped after `ring` and counted in
    /// [#dropped].
    public PcmStream listen(Duration ring) {
        throw new UnsupportedOperationException();
    }

    /// How loud the last tenth of a second was.
    public Level level() {
        throw new UnsupportedOperationException();
    }

    /// How much sound was captured, pauses left out.
    public Duration captured() {
        throw new UnsupportedOperationException();
    }

    /// How much sound listeners lost because they were too slow.
    public Duration dropped() {
        throw new UnsupportedOperationException();
    }

    /// While paused nothing is recorded or heard, and the clock stands still.
    public void pause() {
        throw new UnsupportedOperationException();
    }

    public void resume() {
        throw new UnsupportedOperationException();
    }

    /// Why the capture ended by itself: DEVICE_LOST, or what stopped the recording (DISK_FULL,
    /// WRITE_FAILED; the listening goes on then).
    public Optional<SttException> failure() {
        throw new UnsupportedOperationException();
    }

    /// Stops; the recording is complete on disk when this returns. Idempotent.
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
