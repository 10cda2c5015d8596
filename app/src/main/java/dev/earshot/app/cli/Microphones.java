package dev.earshot.app.cli;

import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.LiveSound;
import dev.earshot.engine.audio.Microphone;
import dev.earshot.engine.audio.Take;
import java.nio.file.Path;
import java.util.List;

/// The sound devices, as the commands need them: the seam at which tests put their own.
interface Microphones {
    /// Microphones first, then monitors, of each kind the default first.
    List<Microphone> list();

    /// Makes the recordings in `folder` whole that a crash left unfinished, and returns them.
    List<Path> repair(Path folder);

    /// Starts a microphone; what it hears is kept nowhere.
    ///
    /// @throws SttException DEVICE_UNAVAILABLE
    LiveSound listen(Microphone microphone);

    /// Starts a microphone and records it into a new file in `folder`, which exists.
    ///
    /// @throws SttException DEVICE_UNAVAILABLE, DISK_FULL, WRITE_FAILED
    Take record(Microphone microphone, Path folder);
}
