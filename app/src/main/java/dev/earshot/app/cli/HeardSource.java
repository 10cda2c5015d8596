package dev.earshot.app.cli;

import dev.earshot.engine.audio.Level;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.audio.PcmStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// A source that tells how much of it was read.
///
/// @param heard called on the reading thread after each chunk, with how much that is by now; what it throws ends the
///     reading
record HeardSource(PcmSource source, Consumer<Duration> heard) implements PcmSource {
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
            private long samples;

            @Override
            public Optional<Pcm> read() throws InterruptedException {
                var chunk = stream.read();
                samples += chunk.map(pcm -> pcm.samples().length).orElse(0);
                heard.accept(Pcm.durationOf(samples));
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
