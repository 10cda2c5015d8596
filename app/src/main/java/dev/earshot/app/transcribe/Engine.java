package dev.earshot.app.transcribe;

import dev.earshot.app.speech.SpeechEngine;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.AudioInfo;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.audio.Player;
import java.nio.file.Path;
import java.time.Duration;

/// What the page asks of the engine beside models and microphones: the seam at which its tests put files and
/// loudspeakers of their own. Safe for many threads; everything that waits says so.
interface Engine extends SpeechEngine {
    /// Probes a recording; waits for the disk.
    ///
    /// @throws SttException AUDIO_NOT_FOUND, AUDIO_UNREADABLE, AUDIO_INVALID
    Sound open(Path file);

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
