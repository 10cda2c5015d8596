package dev.earshot.app.cli;

import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Level;
import dev.earshot.engine.audio.LiveSound;
import dev.earshot.engine.audio.Microphone;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmStream;
import dev.earshot.engine.audio.Take;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Microphones that hear silence: a second of it whenever someone asks how much there is.
final class FakeMicrophones implements Microphones {
    final List<Microphone> all = new ArrayList<>();
    final List<Path> cutOff = new ArrayList<>();
    final List<Microphone> used = new ArrayList<>();
    final CountDownLatch started = new CountDownLatch(1);
    Optional<SttException> failure = Optional.empty();

    FakeMicrophones(String... names) {
        for (String name : names) {
            all.add(new Microphone("id-" + name, name));
        }
    }

    /// Also something that hears what the computer plays.
    FakeMicrophones withMonitor(String name) {
        all.add(new Microphone("id-" + name, name, Microphone.Kind.MONITOR));
        return this;
    }

    @Override
    public List<Microphone> list() {
        return all;
    }

    @Override
    public List<Path> repair(Path folder) {
        return cutOff;
    }

    @Override
    public LiveSound listen(Microphone microphone) {
        used.add(microphone);
        started.countDown();
        return new FakeTake(Path.of("nowhere"), failure);
    }

    @Override
    public Take record(Microphone microphone, Path folder) {
        used.add(microphone);
        var file = folder.resolve("2026-11-21 09.30.wav");
        try {
            Files.writeString(file, "sound");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        started.countDown();
        return new FakeTake(file, failure);
    }

    private record FakeTake(Path file, Optional<SttException> failure, AtomicLong seconds, AtomicBoolean closed)
            implements Take {
        FakeTake(Path file, Optional<SttException> failure) {
            this(file, failure, new AtomicLong(), new AtomicBoolean());
        }

        @Override
        public String device() {
            return "Desk microphone";
        }

        @Override
        public Duration dropped() {
            return Duration.ZERO;
        }

        @Override
        public void pause() {}

        @Override
        public void resume() {}

        @Override
        public int sampleRate() {
            return 48_000;
        }

        @Override
        public Duration captured() {
            return Duration.ofSeconds(closed.get() ? seconds.get() : seconds.getAndIncrement());
        }

        @Override
        public Level level() {
            return new Level(0.1f, 0.05f, 0);
        }

        @Override
        public PcmStream listen(Duration ring) {
            var rest = new AtomicLong(10);
            return new PcmStream() {
                @Override
                public Optional<Pcm> read() {
                    return rest.getAndDecrement() > 0
                            ? Optional.of(new Pcm(new float[Pcm.SAMPLE_RATE / 2]))
                            : Optional.empty();
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }
}
