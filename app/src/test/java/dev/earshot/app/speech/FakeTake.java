package dev.earshot.app.speech;

import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Level;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmStream;
import dev.earshot.engine.audio.Take;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/// A microphone into which a test speaks.
public final class FakeTake implements Take {
    private sealed interface Said {
        record Sound(Pcm chunk) implements Said {}

        record End() implements Said {}

        record Lost(SttException cause) implements Said {}
    }

    private final Path file;
    private final List<Ear> ears = new CopyOnWriteArrayList<>();
    public volatile Level level = new Level(0.4f, 0.1f, 0);
    public volatile Optional<SttException> failure = Optional.empty();
    public volatile boolean paused;
    public volatile boolean closed;
    private volatile long samples;

    public FakeTake(Path file) {
        this.file = file;
    }

    public void hear(float[] sound) {
        samples += sound.length;
        ears.forEach(ear -> ear.said.add(new Said.Sound(new Pcm(sound))));
    }

    /// The device goes away.
    public void lose(SttException cause) {
        failure = Optional.of(cause);
        ears.forEach(ear -> ear.said.add(new Said.Lost(cause)));
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public String device() {
        return "Desk microphone";
    }

    @Override
    public int sampleRate() {
        return 48_000;
    }

    @Override
    public PcmStream listen(Duration ring) {
        var ear = new Ear();
        ears.add(ear);
        return ear;
    }

    @Override
    public Level level() {
        return level;
    }

    @Override
    public Duration captured() {
        return Pcm.durationOf(samples);
    }

    @Override
    public Duration dropped() {
        return Duration.ZERO;
    }

    @Override
    public void pause() {
        paused = true;
    }

    @Override
    public void resume() {
        paused = false;
    }

    @Override
    public Optional<SttException> failure() {
        return failure;
    }

    @Override
    public void close() {
        closed = true;
        ears.forEach(ear -> ear.said.add(new Said.End()));
    }

    private static final class Ear implements PcmStream {
        private final BlockingQueue<Said> said = new LinkedBlockingQueue<>();

        @Override
        public Optional<Pcm> read() throws InterruptedException {
            return switch (said.take()) {
                case Said.Sound(var chunk) -> Optional.of(chunk);
                case Said.End _ -> Optional.empty();
                case Said.Lost(var cause) -> throw cause;
            };
        }

        @Override
        public void close() {
            said.add(new Said.End());
        }
    }
}
