package dev.earshot.app.transcribe;

import dev.earshot.app.speech.FakeSpeech;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.AudioInfo;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.AudioTrack;
import dev.earshot.engine.audio.Level;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.audio.PcmStream;
import dev.earshot.engine.audio.Player;
import dev.earshot.engine.audio.Take;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// An engine of files that do not exist and a loudspeaker that a test listens to.
final class FakeEngine extends FakeSpeech implements Engine {
    private static final int CHUNK = 1600;

    private final Map<Path, Sound> sounds = new ConcurrentHashMap<>();
    final List<FakePlaying> players = new CopyOnWriteArrayList<>();

    /// A file that sounds like this.
    FakeEngine with(Path file, float[] samples, int channels) {
        sounds.put(file.toAbsolutePath().normalize(), new FakeSound(file, samples, channels));
        return this;
    }

    void without(Path file) {
        sounds.remove(file.toAbsolutePath().normalize());
    }

    /// Runs before a file is opened, on the thread that opens it.
    volatile Consumer<Path> opening = _ -> {};

    @Override
    public Sound open(Path file) {
        opening.accept(file);
        var sound = sounds.get(file);
        if (sound == null) {
            throw new SttException(
                    SttError.AUDIO_INVALID,
                    "“" + file.getFileName() + "” is not a recording: Earshot found no sound in it.");
        }
        return sound;
    }

    @Override
    public Take record(Optional<String> id, Path folder) {
        var live = super.record(id, folder);
        with(live.file(), new float[CHUNK], 1);
        return live;
    }

    private final class FakeSound implements Sound {
        private final Path file;
        private final float[] samples;
        private final AudioInfo info;

        FakeSound(Path file, float[] samples, int channels) {
            this.file = file;
            this.samples = samples;
            var track = new AudioTrack(0, "pcm_s16le", 44_100, channels, 16, Optional.empty(), Optional.empty());
            info = new AudioInfo("wav", Optional.of(Pcm.durationOf(samples.length)), 835_436, Map.of(), List.of(track));
        }

        @Override
        public Path file() {
            return file;
        }

        @Override
        public AudioInfo info() {
            return info;
        }

        @Override
        public PcmSource source(AudioSelection selection) {
            return new Samples(samples);
        }

        @Override
        public Playing player(int track, Player.Listener listener) {
            var player = new FakePlaying(listener);
            players.add(player);
            return player;
        }
    }

    /// A loudspeaker: the test says how far it is.
    static final class FakePlaying implements Playing {
        final Player.Listener listener;
        volatile Optional<Duration> from = Optional.empty();
        volatile boolean closed;

        FakePlaying(Player.Listener listener) {
            this.listener = listener;
        }

        @Override
        public void play(Duration begin) {
            from = Optional.of(begin);
            listener.at(begin);
        }

        @Override
        public void pause() {
            from = Optional.empty();
            listener.stopped();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private record Samples(float[] samples) implements PcmSource {
        @Override
        public PcmStream open() {
            return new PcmStream() {
                private int at;

                @Override
                public Optional<Pcm> read() {
                    if (at >= samples.length) {
                        return Optional.empty();
                    }
                    int end = Math.min(samples.length, at + CHUNK);
                    var chunk = new Pcm(Arrays.copyOfRange(samples, at, end));
                    at = end;
                    return Optional.of(chunk);
                }

                @Override
                public Level level() {
                    return new Level(0.63f, 0.08f, 0);
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public Optional<Duration> duration() {
            return Optional.of(Pcm.durationOf(samples.length));
        }
    }
}
