package dev.earshot.engine.audio;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;

/// Makes 16 kHz sound of sound at any rate, streaming, through TarsosDSP's high-quality resampler: a
/// Kaiser-windowed sinc of 35 zero crossings (J. O. Smith, "Digital Audio Resampling").
///
/// The filter is centred, so nothing is delayed: sample `n` that comes out is the sound at `n / 16000` s of
/// what went in. Of `N` samples `round(N * 16000 / rate)` come out, the last ones at [#finish]. TarsosDSP
/// is always fed blocks of one size, so the result does not depend, to the last bit, on the sizes of the
/// chunks. At 16 kHz the sound passes through untouched. One thread.
final class Resampler {
    private static final int BLOCK = 1024;

    private final int rate;
    private final double factor;
    /// Empty at 16 kHz.
    private final Optional<be.tarsos.dsp.resample.Resampler> tarsos;
    private final FloatBuffer block = FloatBuffer.allocate(BLOCK);
    private final FloatBuffer converted;
    private long taken;
    private long given;
    private float[] out = new float[2 * BLOCK];
    private int ready;

    /// @param rate of what goes in, in Hz
    Resampler(int rate) {
        if (rate <= 0) {
            throw new IllegalArgumentException("not a sample rate: " + rate);
        }
        this.rate = rate;
        factor = (double) Pcm.SAMPLE_RATE / rate;
        tarsos = rate == Pcm.SAMPLE_RATE
                ? Optional.empty()
                : Optional.of(new be.tarsos.dsp.resample.Resampler(true, factor, factor));
        converted = FloatBuffer.allocate((int) (2 * BLOCK * factor) + 16);
    }

    int rate() {
        return rate;
    }

    /// How many samples wide the filter reaches to either side, of what goes in.
    int reach() {
        return tarsos.map(be.tarsos.dsp.resample.Resampler::getFilterWidth).orElse(0);
    }

    void add(float[] samples, int from, int count) {
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
    void finish() {
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
    float[] take() {
        float[] samples = Arrays.copyOf(out, ready);
        given += ready;
        ready = 0;
        return samples;
    }

    private long expected() {
        long seconds = taken / rate;
        return seconds * Pcm.SAMPLE_RATE + Math.round(taken % rate * factor);
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
