package dev.earshot.app.cli;

import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Level;
import dev.earshot.engine.audio.Microphone;
import dev.earshot.engine.audio.PcmStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The sound devices, as the commands need them: the seam at which tests put their own.
interface Microphones {
    /// The system's default first.
    List<Microphone> list();

    /// Makes the recordings in `folder` whole that a crash left unfinished, and returns them.
    List<Path> repair(Path folder);

    /// Starts a microphone and records it into a new file in `folder`, which exists.
    ///
    /// @throws SttException DEVICE_UNAVAILABLE, DISK_FULL, WRITE_FAILED
    Take record(Microphone microphone, Path folder);

    /// A recording that goes on. Safe for many threads.
    interface Take extends AutoCloseable {
        Path file();

        int sampleRate();

        /// How much was captured.
        Duration captured();

        Level level();

        /// The sound from now on; ends when the take does.
        PcmStream listen(Duration ring);

        /// Why the take ended by itself.
        Optional<SttException> failure();

        /// Stops; the file is complete when this returns. Idempotent.
        @Override
        void close();
    }
}
