package dev.earshot.engine.recognition;

/// What the confidences of a recogniser mean, which decides from where down a word is worth a second look.
public enum ConfidenceScale {
    /// About how probable it is that the word is right.
    PROBABILITY(0.8, 0.5),

    /// The entropy of what a CTC network hears in the frame of the word in which it is least sure, as
    /// [dev.earshot.engine.decode.FrameConfidence] has it. Words that are heard clearly lie at 0.2 to 0.5, since
    /// even a little doubt among many letters counts. A network that hesitates among N letters alike has
    /// `exp(-(N^(2/3) - 1) * 3/2)`: 0.41 for two, 0.20 for three, 0.10 for four, 0.03 for six. A word is doubtful
    /// from four on, and very doubtful from six. That is reckoned and was not measured with a trained network.
    ENTROPY(0.1, 0.03);

    private final double doubtful;
    private final double veryDoubtful;

    ConfidenceScale(double doubtful, double veryDoubtful) {
        this.doubtful = doubtful;
        this.veryDoubtful = veryDoubtful;
    }

    /// Below this a word is doubtful.
    public double doubtful() {
        return doubtful;
    }

    /// Below this a word is very doubtful.
    public double veryDoubtful() {
        return veryDoubtful;
    }
}
