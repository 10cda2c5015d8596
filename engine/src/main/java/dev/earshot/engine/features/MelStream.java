package dev.earshot.engine.features;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/// The log-mel frames of one recording, made as its sound arrives. Used by one thread.
///
/// It keeps them unnormalised, as the loudest value, to which all are compared, may still come: a window is normalised
/// when it is asked for. Whoever is done with frames says so ([#dropBefore]), then memory does not grow with the
/// recording. The values do not depend on how the sound was cut into chunks.
///
/// Before the first sample the sound is mirrored, after the last one it is silent, as in the reference's `transcribe`.
public final class MelStream {
    /// log10 of the power of silence, the least value there is.
    static final float SILENCE = -10;

    /// Frames behind the last sample that still see some of it.
    private static final int FRAMES_BEHIND = 2;
    /// Frames that are kept and dropped together; a multiple of what is computed at once.
    private static final int BLOCK = 16 * Spectrogram.MOST_FRAMES;

    private final int bands;
    private final Spectrogram spectrogram;
    private final Deque<float[]> blocks = new ArrayDeque<>();
    /// Samples that frames still to come will see; at first, behind a gap for the mirrored ones.
    private final float[] waiting = new float[Fourier.POINTS + Spectrogram.MOST_FRAMES * LogMel.HOP];

    private int filled = LogMel.REACH;
    private long heard;
    private long firstKept;
    private long frames;
    private float peak = SILENCE;
    private boolean finished;

    MelStream(int bands, Spectrogram spectrogram) {
        this.bands = bands;
        this.spectrogram = spectrogram;
    }

    /// Hears more.
    ///
    /// @param samples 16 kHz, in [-1, 1], any number of them; not kept
    public void accept(float[] samples) {
        if (finished) {
            throw new IllegalStateException("the recording has ended");
        }
        heard += samples.length;
        take(samples);
    }

    /// The recording has ended: the frames at its end, which see the silence behind it, become complete.
    public void finish() {
        if (!finished) {
            finished = true;
            long content = heard / LogMel.HOP;
            float[] silence = new float[LogMel.HOP];
            while (frames < content + FRAMES_BEHIND + 1) {
                take(silence);
            }
        }
    }

    private void take(float[] samples) {
        int from = 0;
        while (from < samples.length) {
            int count = Math.min(samples.length - from, waiting.length - filled);
            System.arraycopy(samples, from, waiting, filled, count);
            from += count;
            filled += count;
            compute();
        }
    }

    private void compute() {
        if (filled <= Fourier.POINTS) {
            return; // Mirroring takes one sample more than the first frame sees of what is not mirrored.
        }
        if (frames == 0) {
            for (int i = 1; i <= LogMel.REACH; i++) {
                waiting[LogMel.REACH - i] = waiting[LogMel.REACH + i];
            }
        }
        int ready = (filled - Fourier.POINTS) / LogMel.HOP + 1;
        int done = 0;
        while (done < ready) {
            int column = (int) (frames % BLOCK);
            if (column == 0) {
                blocks.add(new float[bands * BLOCK]);
            }
            int count = Math.min(Math.min(ready - done, Spectrogram.MOST_FRAMES), BLOCK - column);
            float loudest = spectrogram.compute(waiting, done * LogMel.HOP, count, blocks.getLast(), BLOCK, column);
            peak = Math.max(peak, loudest);
            done += count;
            frames += count;
        }
        int used = done * LogMel.HOP;
        filled -= used;
        System.arraycopy(waiting, used, waiting, 0, filled);
    }

    /// How many frames can be asked for: those whose sound has been heard in full. Once the recording has ended, those
    /// of its length, a frame for every whole 10 ms; the silence behind it can be asked for too.
    public long frames() {
        return finished ? heard / LogMel.HOP : frames;
    }

    /// The loudest value so far, log10 of the power.
    public float peak() {
        return peak;
    }

    /// A window, normalised to the loudest value heard so far.
    ///
    /// @param firstFrame not dropped yet
    /// @param count how many frames; up to [#frames], or beyond once the recording has ended
    /// @param paddedTo how many frames the result has; those behind `count` are 0.0, as in the reference
    public Mel window(long firstFrame, int count, int paddedTo) {
        if (firstFrame < firstKept || (!finished && firstFrame + count > frames)) {
            throw new IllegalArgumentException("frames " + firstFrame + " to " + (firstFrame + count)
                    + " of those from " + firstKept + " to " + frames);
        }
        float[] values = new float[bands * paddedTo];
        int silentFrom = Math.clamp(frames - firstFrame, 0, count);
        copy(firstFrame, silentFrom, values, paddedTo);
        for (int band = 0; band < bands; band++) {
            int row = band * paddedTo;
            Arrays.fill(values, row + silentFrom, row + count, SILENCE);
            LogMel.normalise(values, row, row + count, peak);
        }
        return new Mel(values, bands, paddedTo);
    }

    private void copy(long firstFrame, int count, float[] target, int stride) {
        long blockStart = firstKept;
        for (var block : blocks) {
            long from = Math.max(firstFrame, blockStart);
            int length = (int) (Math.min(firstFrame + count, blockStart + BLOCK) - from);
            for (int band = 0; band < bands && length > 0; band++) {
                int column = (int) (from - blockStart);
                int at = (int) (from - firstFrame);
                System.arraycopy(block, band * BLOCK + column, target, band * stride + at, length);
            }
            blockStart += BLOCK;
        }
    }

    /// Forgets the frames before this one; none of them is asked for again.
    public void dropBefore(long frame) {
        while (!blocks.isEmpty() && firstKept + BLOCK <= Math.min(frame, frames)) {
            blocks.remove();
            firstKept += BLOCK;
        }
    }

    /// How many frames are in memory.
    long keptFrames() {
        return (long) blocks.size() * BLOCK;
    }
}
