package dev.earshot.engine.features;

/// Log-mel spectrograms as Whisper takes them: 25 ms windows (Hann), 10 ms apart, their power in mel bands, on a
/// logarithmic scale that ends 80 dB below the loudest (openai/whisper, `audio.py`). Immutable; safe for many threads.
public final class LogMel {
    /// Samples a frame lasts: 10 ms.
    public static final int HOP = Spectrogram.HOP;
    /// How long a window of the network is at most: 30 s.
    public static final int WINDOW_FRAMES = 3_000;

    /// Samples that a frame sees before its own time, and behind it.
    static final int REACH = Fourier.POINTS / 2;

    private final Fourier fourier = new Fourier();
    private final MelFilters filters;
    private final float[] hann;

    /// @param bands how many the network takes: 80 or 128
    public LogMel(int bands) {
        this(bands, hann());
    }

    LogMel(int bands, float[] hann) {
        this.filters = new MelFilters(bands);
        this.hann = hann;
    }

    /// Rounded step by step, as the reference does it: networks were trained with that. Its cosine is rounded another
    /// way in a few places, which is the only difference between its features and these.
    static float[] hann() {
        float[] hann = new float[Fourier.POINTS];
        float step = (float) (2 * Math.PI / hann.length);
        for (int i = 0; i < hann.length; i++) {
            hann[i] = (float) Math.cos(i * step) * -0.5f + 0.5f;
        }
        return hann;
    }

    public int bands() {
        return filters.bands();
    }

    /// Begins a recording.
    public MelStream open() {
        return new MelStream(bands(), newSpectrogram());
    }

    private Spectrogram newSpectrogram() {
        return new Spectrogram(fourier, filters, hann);
    }

    /// One window on its own: silence up to 30 s belongs to it, and the loudest value is its own.
    ///
    /// @param samples 16 kHz, in [-1, 1]; what is beyond 30 s is left out
    /// @return 3000 frames
    public Mel ofWindow(float[] samples) {
        int length = WINDOW_FRAMES * HOP;
        float[] padded = new float[length + 2 * REACH];
        System.arraycopy(samples, 0, padded, REACH, Math.min(samples.length, length));
        for (int i = 1; i <= REACH; i++) {
            padded[REACH - i] = padded[REACH + i];
            padded[REACH + length - 1 + i] = padded[REACH + length - 1 - i];
        }
        float[] values = new float[bands() * WINDOW_FRAMES];
        var spectrogram = newSpectrogram();
        float peak = MelStream.SILENCE;
        for (int frame = 0; frame < WINDOW_FRAMES; frame += Spectrogram.MOST_FRAMES) {
            int count = Math.min(Spectrogram.MOST_FRAMES, WINDOW_FRAMES - frame);
            peak = Math.max(peak, spectrogram.compute(padded, frame * HOP, count, values, WINDOW_FRAMES, frame));
        }
        normalise(values, 0, values.length, peak);
        return new Mel(values, bands(), WINDOW_FRAMES);
    }

    /// From log10 of the power to what networks were trained on.
    ///
    /// @param peak the loudest value that counts
    static void normalise(float[] values, int from, int to, float peak) {
        float floor = peak - 8;
        for (int i = from; i < to; i++) {
            values[i] = (Math.max(values[i], floor) + 4) / 4;
        }
    }
}
