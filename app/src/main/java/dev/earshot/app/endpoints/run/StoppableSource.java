package dev.earshot.app.endpoints.run;

import dev.earshot.engine.audio.Level;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.audio.PcmStream;
import java.time.Duration;
import java.util.Optional;

/// A source that ends early when it is told to, as if there were no more sound.
final class StoppableSource implements PcmSource {
    private final PcmSource source;
    private volatile boolean stopped;

    StoppableSource(PcmSource source) {
        this.source = source;
    }

    /// What is read from now on is the end. On any thread.
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    @Override
    public PcmStream open() {
        var stream = source.open();
        return new PcmStream() {
            @Override
            public Optional<Pcm> read() throws InterruptedException {
                return stopped ? Optional.empty() : stream.read();
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

    @Override
    public Optional<Duration> duration() {
        return source.duration();
    }

    @Override
    public Duration start() {
        return source.start();
    }
}
