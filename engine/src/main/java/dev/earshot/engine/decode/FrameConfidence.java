package dev.earshot.engine.decode;

/// How sure a CTC network is of what it hears: not by the probability of its best token, which is near 1 for right and
/// wrong ones alike, but by the entropy of the whole frame.
///
/// After A. Laptev and B. Ginsburg, "Fast Entropy-Based Methods of Word-Level Confidence Estimation for End-To-End
/// Automatic Speech Recognition" (arXiv 2212.08703), in the setting that its authors made the default of their own
/// toolkit: Tsallis entropy with `α = 1/3`, `H = (Σ p^α - 1) / (1 - α)`, normalised exponentially, so that
/// `(e^-H - e^-max H) / (1 - e^-max H)` is 1 where one token has all of the probability and 0 where all tokens have the
/// same; what several frames are worth is what the least sure of them is, and blanks do not count.
///
/// A confidence is no probability of being right: it separates right words from wrong ones better than the probability
/// of the best token, and it is mostly lower than that.
public final class FrameConfidence {
    private static final double ALPHA = 1 / 3.0;

    private final Emissions emissions;
    private final double floor;

    public FrameConfidence(Emissions emissions) {
        this.emissions = emissions;
        this.floor = Math.exp(-entropy(Math.pow(emissions.tokens(), 1 - ALPHA)));
    }

    /// That of the least sure of the frames `[start, end)`; 1 when there are none.
    public double of(int start, int end) {
        double least = 1;
        for (int frame = start; frame < end; frame++) {
            least = Math.min(least, of(frame));
        }
        return least;
    }

    /// That of a frame, 0 to 1.
    public double of(int frame) {
        double powers = 0;
        for (int token = 0; token < emissions.tokens(); token++) {
            powers += Math.exp(ALPHA * emissions.at(frame, token));
        }
        // A single token leaves nothing to be unsure of, and rounding may lead out of the range.
        double confidence = floor == 1 ? 1 : (Math.exp(-entropy(powers)) - floor) / (1 - floor);
        return Math.clamp(confidence, 0, 1);
    }

    private static double entropy(double powers) {
        return (powers - 1) / (1 - ALPHA);
    }
}
