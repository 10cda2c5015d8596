package dev.earshot.bridge.server;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.audio.PcmStream;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Looks on while a call is heard, and reports on it at its end. Sound is read and text is said on different threads;
/// the monitor is told one thing at a time.
final class CallWatch {
    private final SessionStart start;
    private final SessionMonitor monitor;
    private final LongSupplier nanoTime;
    private final long began;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<RecognizerInfo> by = Optional.empty();
    private long samples;
    private int finals;

    CallWatch(SessionStart start, SessionMonitor monitor, LongSupplier nanoTime) {
        this.start = start;
        this.monitor = monitor;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
    }

    /// How long it has taken so far.
    Duration lasted() {
        return Duration.ofNanos(nanoTime.getAsLong() - began);
    }

    void begun(RecognizerInfo info) {
        alone(() -> {
            by = Optional.of(info);
            monitor.begun(info);
        });
    }

    void told(TranscriptEvent event) {
        alone(() -> {
            finals += event instanceof TranscriptEvent.Final ? 1 : 0;
            monitor.told(event);
        });
    }

    private void heard(Pcm chunk) {
        alone(() -> {
            samples += chunk.samples().length;
            monitor.sound(chunk);
        });
    }

    /// @param how in a few words
    void ended(String how) {
        alone(() -> monitor.ended(new SessionReport(
                start.id(),
                start.path(),
                start.key(),
                by.map(RecognizerInfo::id),
                lasted(),
                Pcm.durationOf(samples),
                finals,
                how)));
    }

    private void alone(Runnable telling) {
        lock.lock();
        try {
            telling.run();
        } finally {
            lock.unlock();
        }
    }

    /// The same source, whose sound is told when it is read.
    PcmSource overhear(PcmSource source) {
        return new PcmSource() {
            @Override
            public PcmStream open() {
                return new Overheard(source.open());
            }

            @Override
            public Optional<Duration> duration() {
                return source.duration();
            }

            @Override
            public Duration start() {
                return source.start();
            }
        };
    }

    private final class Overheard implements PcmStream {
        private final PcmStream stream;

        Overheard(PcmStream stream) {
            this.stream = stream;
        }

        @Override
        public Optional<Pcm> read() throws InterruptedException {
            var chunk = stream.read();
            chunk.ifPresent(CallWatch.this::heard);
            return chunk;
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
