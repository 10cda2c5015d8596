package dev.earshot.app.cli;

import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Capture;
import dev.earshot.engine.audio.Level;
import dev.earshot.engine.audio.Microphone;
import dev.earshot.engine.audio.PcmStream;
import dev.earshot.engine.audio.Recording;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The sound devices of this machine.
record SystemMicrophones() implements Microphones {
    @Override
    public List<Microphone> list() {
        return Microphone.list();
    }

    @Override
    public List<Path> repair(Path folder) {
        return Recording.repair(folder);
    }

    @Override
    public Take record(Microphone microphone, Path folder) {
        var capture = microphone.start();
        try {
            return new CaptureTake(capture, capture.record(folder));
        } catch (SttException unwritable) {
            capture.close();
            throw unwritable;
        }
    }

    private record CaptureTake(Capture capture, Recording recording) implements Take {
        @Override
        public Path file() {
            return recording.path();
        }

        @Override
        public int sampleRate() {
            return capture.sampleRate();
        }

        @Override
        public Duration captured() {
            return capture.captured();
        }

        @Override
        public Level level() {
            return capture.level();
        }

        @Override
        public PcmStream listen(Duration ring) {
            return capture.listen(ring);
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
}
