package dev.earshot.engine.audio;

import dev.earshot.engine.SttException;
import java.nio.file.Path;
import java.util.Optional;

/// A microphone that is running and being written to a file. Safe for many threads.
///
/// The seam at which tests put a microphone of their own; [Microphone#record] makes the real one.
public interface Take extends LiveSound {
    /// The recording, a WAV file that grows.
    Path file();

    /// The name of the device.
    String device();

    /// What the device delivers, in Hz.
    int sampleRate();

    void pause();

    void resume();

    /// Why the take, or only its file, ended by itself; see [Capture#failure].
    @Override
    Optional<SttException> failure();

    /// Stops; the file is complete when this returns. Idempotent.
    @Override
    void close();
}
