package dev.earshot.engine.audio;

import dev.earshot.engine.SttException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A capture with the recording that belongs to it.
record CaptureTake(Capture capture, Recording recording) implements Take {
    @Override
    public Path file() {
        return recording.path();
    }

    @Override
    public String device() {
        return capture.microphone().name();
    }

    @Override
    public int sampleRate() {
        return capture.sampleRate();
    }

    @Override
    public PcmStream listen(Duration ring) {
        return capture.listen(ring);
    }

    @Override
    public Level level() {
        return capture.level();
    }

    @Override
    public Duration captured() {
        return capture.captured();
    }

    @Override
    public Duration dropped() {
        return capture.dropped();
    }

    @Override
    public void pause() {
        capture.pause();
    }

    @Override
    public void resume() {
        capture.resume();
    }

    @Override
    public Optional<SttException> failure() {
        return capture.failure();
    }

    @Override
    public void close() {
        capture.close();
    }
}
