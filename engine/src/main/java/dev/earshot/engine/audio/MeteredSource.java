package dev.earshot.engine.audio;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// A source that says how much of it was read. Remembers how loud the last stream was.
public final class MeteredSource implements PcmSource {
    private final PcmSource source;
    private final Consumer<Duration> read;
    private volatile long samples;
    private volatile Level level = Level.SILENCE;

    /// @param read hears, on the reading thread, how much was read so far; what it throws ends the reading
    public MeteredSource(PcmSource source, Consumer<Duration> read) {
        this.source = source;
        this.read = read;
    }

    /// How much was read.
    public Duration heard() {
        return Pcm.durationOf(samples);
    }

    public Level level() {
        return level;
    }

    @Override
    public Optional<Duration> duration() {
        return source.duration();
    }

    @Override
    public Duration start() {
        return source.start();
    }

    @Override
    public PcmStream open() {
        var stream = source.open();
        return new PcmStream() {
            private long count;

            @Override
            public Optional<Pcm> read() throws InterruptedException {
                var chunk = stream.read();
                level = stream.level();
                if (chunk.isPresent()) {
                    count += chunk.get().samples().length;
                    samples = count;
                    read.accept(heard());
                }
                return chunk;
            }

            @Override
            public Level level() {
                return stream.level();
            }

            @Override
            public void close() {
                stream.close();
            }
        };
    }
}
