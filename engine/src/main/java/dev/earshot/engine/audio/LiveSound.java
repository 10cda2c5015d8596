package dev.earshot.engine.audio;

import dev.earshot.engine.SttException;
import java.time.Duration;
import java.util.Optional;

/// A sound device that is running. Safe for many threads.
///
/// The seam at which tests put a device of their own; [Microphone#start] makes the real one.
public interface LiveSound extends AutoCloseable {
    /// The sound from now on, 16 kHz mono; ends when the device does. What its reader is too slow to take is dropped
    /// after `ring`, the oldest first, and counted in [#dropped].
    PcmStream listen(Duration ring);

    /// How loud the last tenth of a second was.
    Level level();

    /// How much was captured, pauses left out.
    Duration captured();

    /// How much sound listeners lost because they were too slow.
    Duration dropped();

    /// Why it ended by itself; see [Capture#failure].
    Optional<SttException> failure();

    /// Stops. Idempotent.
    @Override
    void close();
}
