package dev.earshot.app.transcribe;

import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.AudioInfo;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.Microphone;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.audio.Player;
import dev.earshot.engine.audio.Take;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.store.InstalledModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the page asks of the engine: the seam at which its tests put files, microphones and loudspeakers of their own.
/// Safe for many threads; everything that waits says so.
interface Engine {
    /// What can be used now, the best first, with the models in these folders.
    List<InstalledModel> models(List<Path> folders);

    /// The model in a folder.
    ///
    /// @throws SttException MODEL_NOT_FOUND, MODEL_CORRUPT, UNSUPPORTED
    InstalledModel modelAt(Path folder);

    /// What is used when nobody chose.
    InstalledModel preferred();

    /// What a model is good for beside others, in a sentence or two; may be empty.
    String about(InstalledModel model);

    /// The recogniser for a model; waits seconds while it is loaded.
    ///
    /// @throws SttException MODEL_CORRUPT, OUT_OF_MEMORY, UNSUPPORTED
    Recognizer recognizer(InstalledModel model, LoadOptions options);

    /// Probes a recording; waits for the disk.
    ///
    /// @throws SttException AUDIO_NOT_FOUND, AUDIO_UNREADABLE, AUDIO_INVALID
    Sound open(Path file);

    /// The microphones there are, the system's default first; waits some milliseconds.
    List<Microphone> microphones();

    /// Starts a microphone and writes what it hears into a file in `folder`; waits for the device.
    ///
    /// @param microphone id of one; the default where it is empty or gone
    /// @throws SttException DEVICE_UNAVAILABLE, DISK_FULL, WRITE_FAILED
    Take record(Optional<String> microphone, Path folder);

    /// A recording that can be heard and played.
    interface Sound {
        Path file();

        AudioInfo info();

        /// @throws SttException AUDIO_INVALID when there is no such track or channel
        PcmSource source(AudioSelection selection);

        Playing player(int track, Player.Listener listener);
    }

    /// A loudspeaker with a recording; nothing here waits.
    interface Playing extends AutoCloseable {
        /// Plays from there, also when it is playing already.
        void play(Duration from);

        void pause();

        @Override
        void close();
    }
}
