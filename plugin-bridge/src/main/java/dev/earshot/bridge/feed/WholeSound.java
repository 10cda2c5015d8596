package dev.earshot.bridge.feed;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.audio.PcmStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;

/// Sound in memory, as a source that can be opened as often as wished.
///
/// @param pcm all of it
public record WholeSound(Pcm pcm) implements PcmSource {
    private static final int PIECE = Pcm.SAMPLE_RATE;

    /// Reads a source to its end.
    public static WholeSound of(PcmSource source) throws InterruptedException {
        return beginningOf(source, Integer.MAX_VALUE);
    }

    /// Reads no more of a source than that; what comes after it is not decoded.
    public static WholeSound beginningOf(PcmSource source, Duration longest) throws InterruptedException {
        return beginningOf(source, Math.toIntExact(Pcm.samplesIn(longest)));
    }

    private static WholeSound beginningOf(PcmSource source, int most) throws InterruptedException {
        var chunks = new ArrayList<float[]>();
        long length = 0;
        try (var stream = source.open()) {
            for (var chunk = stream.read(); chunk.isPresent(); chunk = stream.read()) {
                chunks.add(chunk.get().samples());
                length += chunk.get().samples().length;
                if (length >= most) {
                    break;
                }
            }
        }
        var all = new float[Math.toIntExact(Math.min(length, most))];
        int at = 0;
        for (var chunk : chunks) {
            int taken = Math.min(chunk.length, all.length - at);
            System.arraycopy(chunk, 0, all, at, taken);
            at += taken;
        }
        return new WholeSound(new Pcm(all));
    }

    public static WholeSound silent(Duration length) {
        return new WholeSound(new Pcm(new float[Math.toIntExact(Pcm.samplesIn(length))]));
    }

    @Override
    public PcmStream open() {
        return new Reading();
    }

    @Override
    public Optional<Duration> duration() {
        return Optional.of(pcm.duration());
    }

    private final class Reading implements PcmStream {
        private volatile int at;

        @Override
        public Optional<Pcm> read() {
            int end = Math.min(pcm.samples().length, at + PIECE);
            if (at == end) {
                return Optional.empty();
            }
            var piece = new Pcm(Arrays.copyOfRange(pcm.samples(), at, end));
            at = end;
            return Optional.of(piece);
        }

        @Override
        public void close() {
            at = pcm.samples().length;
        }
    }
}
