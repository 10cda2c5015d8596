package dev.earshot.engine.decode;

/// How sure a CTC network is of what it hears: not by the probability of its best token, which is near 1 for right and
/// wrong ones alike, but by the entropy of the whole frame.
///
/// After A. Laptev and B. Ginsburg, "Fast Entropy-Based Methods of Word-Level Confidence Estimation for End-To-End
/// Automatic Speech Recognition" (arXiv 2212.08703), which compares entropies (Gibbs, Tsallis, Rényi), ways to bring
/// them between 0 and 1 (linear, exponential) and ways to make one number of several (mean, minimum, product). What is
/// taken here is what the authors' own toolkit does unless told otherwise: Tsallis entropy with `α` of a third
/// (written 0.33 there), `H = (Σ p^α - 1) / (1 - α)`, exponential, so that `(e^-H - e^-max H) / (1 - e^-max H)` is 1
/// where one token has all of the probability and 0 where all tokens have the same; of several frames the minimum;
/// blanks left out.
///
/// A confidence is no probability of being right. Among the words of a text it puts those that are wrong below those
/// that are right better than the probability of the best token does, but it is far lower: a third of the power makes
/// much of tokens of little probability, and the least sure frame counts. Two tokens that are equally probable give
/// 0.41, four 0.10. Whoever shows it needs another threshold than for a probability.
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
