package dev.earshot.app.transcribe;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.AudioFile;
import dev.earshot.engine.audio.AudioInfo;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.Microphone;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.audio.Player;
import dev.earshot.engine.audio.Take;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.Models;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.store.InstalledModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The engine of this machine.
record LocalEngine(Models installed) implements Engine {
    @Override
    public List<InstalledModel> models(List<Path> folders) {
        return installed.installedOr(folders);
    }

    @Override
    public InstalledModel modelAt(Path folder) {
        return installed.at(folder);
    }

    @Override
    public InstalledModel preferred() {
        return installed.preferred();
    }

    @Override
    public String about(InstalledModel model) {
        return installed.about(model);
    }

    @Override
    public Recognizer recognizer(InstalledModel model, LoadOptions options) {
        return installed.recognizer(model, options);
    }

    @Override
    public Sound open(Path file) {
        return new FileSound(AudioFile.open(file));
    }

    @Override
    public List<Microphone> microphones() {
        return Microphone.list();
    }

    @Override
    public Take record(Optional<String> microphone, Path folder) {
        var all = microphones();
        var chosen = all.stream()
                .filter(candidate -> microphone.filter(candidate.id()::equals).isPresent())
                .findFirst()
                .or(() -> Microphone.Kind.MICROPHONE.firstOf(all))
                .orElseThrow(() -> new SttException(
                        SttError.DEVICE_UNAVAILABLE, "There is no microphone: connect one, then record again."));
        return chosen.record(folder);
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
