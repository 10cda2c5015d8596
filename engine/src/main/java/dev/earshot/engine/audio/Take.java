package dev.earshot.engine.audio;

import dev.earshot.engine.SttException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A microphone that is running and being written to a file. Safe for many threads.
///
/// The seam at which tests put a microphone of their own; [Microphone#record] makes the real one.
public interface Take extends AutoCloseable {
    /// The recording, a WAV file that grows.
    Path file();

    /// The name of the device.
    String device();

    /// What the device delivers, in Hz.
    int sampleRate();

    /// The sound from now on, as [Capture#listen] gives it; ends when the take does.
    PcmStream listen(Duration ring);

    /// How loud the last tenth of a second was.
    Level level();

    /// How much was captured, pauses left out.
    Duration captured();

    /// How much sound listeners lost because they were too slow.
    Duration dropped();

    void pause();

    void resume();

    /// Why the take, or only its file, ended by itself; see [Capture#failure].
    Optional<SttException> failure();

    /// Stops; the file is complete when this returns. Idempotent.
    @Override
    void close();
}
