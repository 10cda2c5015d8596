package dev.earshot.app.live;

import dev.earshot.engine.audio.Level;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// A stream that can be told where to end. Read by one thread; told by any.
final class CutStream implements PcmStream {
    private final PcmStream stream;
    private volatile long end = Long.MAX_VALUE; // in samples
    private long given;

    CutStream(PcmStream stream) {
        this.stream = stream;
    }

    /// Ends there, or at once where more has been read already.
    void cutAt(Duration length) {
        end = Math.max(0, length.toNanos() * Pcm.SAMPLE_RATE / 1_000_000_000L);
    }

    @Override
    public Optional<Pcm> read() throws InterruptedException {
        if (given >= end) {
            return Optional.empty();
        }
        var chunk = stream.read();
        if (chunk.isEmpty()) {
            return chunk;
        }
        float[] samples = chunk.get().samples();
        long room = end - given;
        given += samples.length;
        if (samples.length <= room) {
            return chunk;
        }
        return room <= 0 ? Optional.empty() : Optional.of(new Pcm(Arrays.copyOf(samples, (int) room)));
    }

    @Override
    public Level level() {
        return stream.level();
    }

    @Override
    public void close() {
        stream.close();
    }
}
