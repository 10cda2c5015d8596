package dev.earshot.engine.audio;

import java.time.Duration;
import java.util.Optional;

/// A source with silence behind its end, as a room sends it when somebody has left.
public record SilenceAfter(PcmSource source, Duration silence) implements PcmSource {
    private static final int PIECE = Pcm.SAMPLE_RATE / 10;

    @Override
    public Optional<Duration> duration() {
        return source.duration().map(silence::plus);
    }

    @Override
    public Duration start() {
        return source.start();
    }

    @Override
    public PcmStream open() {
        var stream = source.open();
        return new PcmStream() {
            private long left = Pcm.samplesIn(silence);

            @Override
            public Optional<Pcm> read() throws InterruptedException {
                var chunk = stream.read();
                if (chunk.isPresent() || left == 0) {
                    return chunk;
                }
                int count = (int) Math.min(left, PIECE);
                left -= count;
                return Optional.of(new Pcm(new float[count]));
            }

            @Override
            public void close() {
                stream.close();
            }
        };
    }
}
