package dev.earshot.engine.audio;

/// The least and the greatest sample of every stretch of a recording, at doubling lengths, so that a waveform of any
/// length is drawn at any zoom by looking at a few thousand numbers. About 4 MB an hour.
///
/// One thread adds while any thread reads.
public final class PeakPyramid {
    /// Samples in a stretch of the finest level: 4 ms.
    public static final int FINEST = 64;

    public void add(Pcm chunk) {
        throw new UnsupportedOperationException();
    }

    /// Samples added so far.
    public long samples() {
        throw new UnsupportedOperationException();
    }

    /// Fills `min[i]` and `max[i]` with the extremes of the `i`-th of `min.length` equal parts of the samples
    /// `[from, to)`, each in [-1, 1]; parts beyond what was added are 0.
    public void read(double from, double to, float[] min, float[] max) {
        throw new UnsupportedOperationException();
    }
}
