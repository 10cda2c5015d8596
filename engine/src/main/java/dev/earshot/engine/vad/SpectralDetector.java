package dev.earshot.engine.vad;

import java.util.ArrayList;
import java.util.List;

/// Takes for speech what stands out from the noise over the whole range of a voice. Needs no model. Hears any number of
/// whole frames at once.
///
/// A voice is louder than noise in some bands of frequency long before it is louder on the whole, so the noise is
/// followed in each band ([NoiseFloor]), and it is the mean of the bands' distances in dB that counts, smoothed over
/// some frames: a click is far above the noise, but not for long. How far is enough is up to the recording: a breath in
/// a quiet room is further above the noise than a word in a loud one. So a part of the distance between the loudest
/// speech of late and the noise is asked for. A word that has lasted for a while goes on for a few frames more, for it
/// ends softly.
///
/// `DetectorBench` measured its numbers.
///
/// @see <a href="https://doi.org/10.1016/j.specom.2003.10.002">Ramírez et al., 2004: Efficient voice activity detection
///     algorithms using long-term speech information</a>
final class SpectralDetector implements SpeechDetector {
    private static final double QUIETEST_SPEECH = 30; // dB over one step of 16 bits
    private static final double FIRST_LEVEL = 40; // dB: quiet, so that a recording may begin with speech
    private static final double FIRST_NOISE = 34; // dB a band

    /// How much of a power or a score stays from one frame to the next.
    private static final double POWERS_STAY = 0.1;

    private static final double NOISE_STAYS = 0.85;
    private static final double SCORE_STAYS = 0.78;

    /// The least of a smoothed power is below the mean of the noise.
    private static final double MEAN_TO_LEAST = 1.8;

    private static final double FURTHEST = 30; // dB that one band may count
    private static final double PART_OF_RANGE = 0.27;
    private static final double MOST_DEMANDED = 12; // dB
    private static final double GO_ON = 0.8; // of what speech begins with
    private static final double LOUDEST_FALLS = 0.04; // dB a frame

    private static final int WORD = 8; // frames
    private static final int LAST_SOUNDS = 6; // frames

    private final double aboveNoise;
    private final Loudness loudness = new Loudness(FIRST_LEVEL);
    private final Bands bands = new Bands();
    private final NoiseFloor noise = new NoiseFloor(power(FIRST_NOISE));
    private final double[] powers = new double[Bands.COUNT];
    private final double[] smooth = new double[Bands.COUNT];
    private final double[] smoother = new double[Bands.COUNT];
    private double score; // dB
    private double loudest; // dB
    private int run; // frames of speech
    private int last; // frames that it goes on for

    /// @param aboveNoise how far the bands are above the noise at least where somebody speaks, in dB on the average
    SpectralDetector(double aboveNoise) {
        this.aboveNoise = aboveNoise;
    }

    @Override
    public Detector kind() {
        return Detector.BUILT_IN;
    }

    @Override
    public List<Frame> hear(float[] samples) {
        var frames = new ArrayList<Frame>(samples.length / Endpointer.FRAME);
        for (int at = 0; at + Endpointer.FRAME <= samples.length; at += Endpointer.FRAME) {
            double level = loudness.smooth(Loudness.decibels(samples, at));
            bands.hear(samples, at, powers);
            double demanded = follow();
            frames.add(new Frame(level, isSpeech(level > QUIETEST_SPEECH && score > demanded)));
        }
        return frames;
    }

    /// Brings noise and score up to date.
    ///
    /// @return the score from which on it is speech, in dB
    private double follow() {
        double above = 0;
        double speech = 0;
        double background = 0;
        for (int band = 0; band < Bands.COUNT; band++) {
            smooth[band] = powers[band] + POWERS_STAY * (smooth[band] - powers[band]);
            smoother[band] = powers[band] + NOISE_STAYS * (smoother[band] - powers[band]);
        }
        noise.hear(smoother);
        for (int band = 0; band < Bands.COUNT; band++) {
            double now = decibels(smooth[band]);
            double floor = decibels(noise.at(band) * MEAN_TO_LEAST);
            above += Math.clamp(now - floor, 0, FURTHEST);
            speech += now;
            background += floor;
        }
        score = SCORE_STAYS * score + (1 - SCORE_STAYS) * above / Bands.COUNT;
        loudest = Math.max(speech / Bands.COUNT, loudest - LOUDEST_FALLS);
        double range = loudest - background / Bands.COUNT;
        double demanded = Math.max(aboveNoise, Math.min(MOST_DEMANDED, PART_OF_RANGE * range));
        return run > 0 || last > 0 ? GO_ON * demanded : demanded;
    }

    private boolean isSpeech(boolean now) {
        run = now ? run + 1 : 0;
        last = run >= WORD ? LAST_SOUNDS : Math.max(0, last - 1);
        return now || last > 0;
    }

    private static double decibels(double power) {
        return 10 * Math.log10(power + 1);
    }

    private static double power(double decibels) {
        return Math.pow(10, decibels / 10);
    }
}
