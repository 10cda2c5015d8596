package dev.earshot.engine.recognition;

import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.audio.PcmStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// The same chunk a number of times.
public final class FakeSource implements PcmSource {
    private final Pcm chunk;
    private final int times;
    private final Duration start;
    private final Optional<SttException> end;
    private final AtomicBoolean closed = new AtomicBoolean();

    public FakeSource(Pcm chunk, int times) {
        this(chunk, times, Duration.ZERO, Optional.empty());
    }

    private FakeSource(Pcm chunk, int times, Duration start, Optional<SttException> end) {
        this.chunk = chunk;
        this.times = times;
        this.start = start;
        this.end = end;
    }

    public FakeSource startingAt(Duration time) {
        return new FakeSource(chunk, times, time, end);
    }

    /// Ends with this failure instead of the end of the sound.
    public FakeSource breakingWith(SttException failure) {
        return new FakeSource(chunk, times, start, Optional.of(failure));
    }

    /// Whether the stream that was opened last has been closed.
    public boolean isClosed() {
        return closed.get();
    }

    @Override
    public Optional<Duration> duration() {
        return Optional.of(chunk.duration().multipliedBy(times));
    }

    @Override
    public Duration start() {
        return start;
    }

    @Override
    public PcmStream open() {
        closed.set(false);
        return new PcmStream() {
            private int read;

            @Override
            public Optional<Pcm> read() {
                if (read < times) {
                    read++;
                    return Optional.of(chunk);
                }
                end.ifPresent(failure -> {
                    throw failure;
                });
                return Optional.empty();
            }

            @Override
            public void close() {
                closed.set(true);
            }
        };
    }
}
