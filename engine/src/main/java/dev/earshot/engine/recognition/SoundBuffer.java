package dev.earshot.engine.recognition;

import dev.earshot.engine.recognition.Course.Sound;
import java.util.Arrays;

/// The end of a stream: what may still have to be heard of it, in samples. Used by one thread.
public final class SoundBuffer implements Sound {
    private float[] samples = new float[1 << 16];
    private long first; // the sample of the stream at samples[0]
    private int count;

    @Override
    public void accept(float[] more) {
        if (count + more.length > samples.length) {
            samples = Arrays.copyOf(samples, Math.max(2 * samples.length, count + more.length));
        }
        System.arraycopy(more, 0, samples, count, more.length);
        count += more.length;
    }

    /// How many samples the stream has had.
    public long end() {
        return first + count;
    }

    /// A copy of samples that were not dropped, by their numbers in the stream.
    public float[] copy(long from, long to) {
        return Arrays.copyOfRange(samples, (int) (from - first), (int) (to - first));
    }

    @Override
    public void dropBefore(long sample) {
        int drop = Math.clamp(sample - first, 0, count);
        if (drop > count / 2) { // seldom, so that it costs nothing to speak of
            count -= drop;
            System.arraycopy(samples, drop, samples, 0, count);
            first += drop;
        }
    }
}
