package dev.earshot.bridge.feed;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmStream;
import dev.earshot.engine.audio.Resampler;
import java.util.Optional;

/// A stream that is made of another rate and then taken for one of the usual rate, or the other way round.
public final class Resampled implements PcmStream {
    private static final int BLOCK = 1024;

    private final PcmStream stream;
    private final Resampler resampler;
    private boolean ended;

    /// @param stream from now on owned by this one
    /// @param from the rate that its samples are taken for, in Hz
    /// @param to the rate of what comes out, in Hz
    public Resampled(PcmStream stream, int from, int to) {
        this.stream = stream;
        this.resampler = new Resampler(from, to, BLOCK);
    }

    @Override
    public Optional<Pcm> read() throws InterruptedException {
        while (!ended) {
            var next = stream.read();
            next.ifPresentOrElse(chunk -> resampler.add(chunk.samples(), 0, chunk.samples().length), this::end);
            var samples = resampler.take();
            if (samples.length > 0) {
                return Optional.of(new Pcm(samples));
            }
        }
        return Optional.empty();
    }

    private void end() {
        resampler.finish();
        ended = true;
    }

    @Override
    public void close() {
        stream.close();
    }
}
