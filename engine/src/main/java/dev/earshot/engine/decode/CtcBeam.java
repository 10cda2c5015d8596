package dev.earshot.engine.decode;

/// How much a prefix beam search looks at.
///
/// @param width the most texts that it goes on with after each frame; at least 1
/// @param leastToken natural logarithm of the probability below which a token is not considered in a
///     frame; the most probable one always is
/// @param margin how much less a text may score than the best one to be gone on with
public record CtcBeam(int width, double leastToken, double margin) {
    /// What is common for letters.
    public static final CtcBeam COMMON = new CtcBeam(100, -5, 10);

    public CtcBeam {
        if (width < 1) {
            throw new IllegalArgumentException("a beam of " + width + " texts holds none");
        }
    }
}
