package dev.earshot.engine.recognition;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.audio.PcmStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntSupplier;

/// A stream in other chunks than it comes in. What was read before a stream breaks off is given out first.
public final class CutStream implements PcmStream {
    private final PcmStream stream;
    private final IntSupplier lengths;
    private Pcm chunk = new Pcm(new float[0]);
    private int taken; // samples of the chunk
    private Optional<RuntimeException> end = Optional.empty();

    private CutStream(PcmStream stream, IntSupplier lengths) {
        this.stream = stream;
        this.lengths = lengths;
    }

    /// The same sound in chunks of these sizes.
    public static PcmSource cut(PcmSource source, ChunkSizes sizes) {
        return new PcmSource() {
            @Override
            public PcmStream open() {
                return new CutStream(source.open(), sizes.lengths());
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

    @Override
    public Optional<Pcm> read() throws InterruptedException {
        int length = lengths.getAsInt();
        if (more() && taken == 0 && chunk.samples().length == length) {
            taken = length;
            return Optional.of(chunk); // as it came: many streams may share it
        }
        var samples = new float[length];
        int filled = 0;
        while (filled < samples.length && more()) {
            int count = Math.min(samples.length - filled, chunk.samples().length - taken);
            System.arraycopy(chunk.samples(), taken, samples, filled, count);
            filled += count;
            taken += count;
        }
        if (filled > 0) {
            return Optional.of(new Pcm(filled == samples.length ? samples : Arrays.copyOf(samples, filled)));
        }
        end.ifPresent(broken -> {
            throw broken;
        });
        return Optional.empty();
    }

    /// Whether there is sound in hand, reading on if need be.
    private boolean more() throws InterruptedException {
        while (taken == chunk.samples().length) {
            var next = end.isPresent() ? Optional.<Pcm>empty() : readNext();
            if (next.isEmpty()) {
                return false;
            }
            chunk = next.get();
            taken = 0;
        }
        return true;
    }

    private Optional<Pcm> readNext() throws InterruptedException {
        try {
            return stream.read();
        } catch (RuntimeException broken) {
            end = Optional.of(broken);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        stream.close();
    }
}
