package dev.earshot.engine.audio;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;

/// Turns sound of one rate into sound of another, mostly of any rate into 16 kHz, streaming, through TarsosDSP's
/// high-quality resampler: a Kaiser-windowed sinc of 35 zero crossings (J. O. Smith, "Digital Audio Resampling").
///
/// The filter is centred, so nothing is delayed: sample `n` that comes out is the sound at `n / to` s of
/// what went in. Of `N` samples `round(N * to / rate)` come out, the last ones at [#finish]. TarsosDSP
/// is always fed blocks of one size, so the result does not depend, to the last bit, on the sizes of the
/// chunks. Where both rates are the same the sound passes through untouched. One thread.
public final class Resampler {
    private static final int BLOCK = 1024;

    private final int rate;
    private final int to;
    private final double factor;
    /// Empty where nothing changes.
    private final Optional<be.tarsos.dsp.resample.Resampler> tarsos;
    private final FloatBuffer block;
    private final FloatBuffer converted;
    private long taken;
    private long given;
    private float[] out = new float[2 * BLOCK];
    private int ready;

    /// To 16 kHz, in blocks that suit files.
    ///
    /// @param rate of what goes in, in Hz
    public Resampler(int rate) {
        this(rate, Pcm.SAMPLE_RATE, BLOCK);
    }

    /// @param rate of what goes in, in Hz
    /// @param to of what comes out, in Hz
    /// @param blockSize so many samples are converted at a time: up to as many wait for the next ones
    public Resampler(int rate, int to, int blockSize) {
        if (rate <= 0 || to <= 0) {
            throw new IllegalArgumentException("not sample rates: " + rate + " and " + to);
        }
        this.rate = rate;
        this.to = to;
        factor = (double) to / rate;
        tarsos =
                rate == to ? Optional.empty() : Optional.of(new be.tarsos.dsp.resample.Resampler(true, factor, factor));
        block = FloatBuffer.allocate(blockSize);
        converted = FloatBuffer.allocate((int) (2 * blockSize * factor) + 16);
    }

    int rate() {
        return rate;
    }

    /// How many samples wide the filter reaches to either side, of what goes in.
    int reach() {
        return tarsos.map(be.tarsos.dsp.resample.Resampler::getFilterWidth).orElse(0);
    }

    /// Takes that many samples, from an array that is the caller's own again afterwards.
    public void add(float[] samples, int from, int count) {
        taken += count;
        if (tarsos.isEmpty()) {
            append(samples, from, count);
            return;
        }
        int at = from;
        int left = count;
        while (left > 0) {
            int n = Math.min(left, block.remaining());
            block.put(samples, at, n);
            at += n;
            left -= n;
            if (!block.hasRemaining()) {
                convert(tarsos.get(), false);
            }
        }
    }

    /// Nothing more goes in; the rest becomes ready.
    public void finish() {
        if (tarsos.isPresent()) {
            convert(tarsos.get(), true);
            // The filter's tail may reach one sample beyond the end.
            long surplus = given + ready - expected();
            ready -= (int) Math.max(0, Math.min(surplus, ready));
        }
    }

    /// How many samples wait to be taken.
    int ready() {
        return ready;
    }

    /// Takes everything that is ready, in an array of its own.
    public float[] take() {
        float[] samples = Arrays.copyOf(out, ready);
        given += ready;
        ready = 0;
        return samples;
    }

    private long expected() {
        long seconds = taken / rate;
        return seconds * to + Math.round(taken % rate * factor);
    }

    private void convert(be.tarsos.dsp.resample.Resampler filter, boolean last) {
        block.flip();
        boolean more = true;
        while (more) {
            converted.clear();
            filter.process(factor, block, last, converted);
            append(converted.array(), 0, converted.position());
            more = block.hasRemaining() || converted.position() > 0;
        }
        block.clear();
    }

    private void append(float[] samples, int from, int count) {
        if (out.length - ready < count) {
            out = Arrays.copyOf(out, Math.max(2 * out.length, ready + count));
        }
        System.arraycopy(samples, from, out, ready, count);
        ready += count;
    }
}
