package dev.earshot.app.transcribe;

import dev.earshot.app.speech.LocalSpeechEngine;
import dev.earshot.app.speech.Services;
import dev.earshot.engine.audio.AudioFile;
import dev.earshot.engine.audio.AudioInfo;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.audio.Player;
import dev.earshot.engine.recognition.Models;
import java.nio.file.Path;
import java.time.Duration;

/// The engine of this machine.
final class LocalEngine extends LocalSpeechEngine implements Engine {
    LocalEngine(Models installed, Services services) {
        super(installed, services);
    }

    @Override
    public Sound open(Path file) {
        return new FileSound(AudioFile.open(file));
    }

    private record FileSound(AudioFile audio) implements Sound {
        @Override
        public Path file() {
            return audio.path();
        }

        @Override
        public AudioInfo info() {
            return audio.info();
        }

        @Override
        public PcmSource source(AudioSelection selection) {
            return audio.source(selection);
        }

        @Override
        public Playing player(int track, Player.Listener listener) {
            return new FilePlaying(new Player(audio, track, listener));
        }
    }

    private record FilePlaying(Player player) implements Playing {
        @Override
        public void play(Duration from) {
            player.play(from);
        }

        @Override
        public void pause() {
            player.pause();
        }

        @Override
        public void close() {
            player.close();
        }
    }
}
