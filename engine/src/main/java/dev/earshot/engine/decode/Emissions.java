package dev.earshot.engine.decode;

/// What a CTC network hears in each frame: how probable each token is there, the blank among them.
///
/// @param logProbabilities natural logarithms, `[frames, tokens]`, row-major; not to be changed
/// @param tokens how many tokens there are: the length of a row
public record Emissions(float[] logProbabilities, int tokens) {
    public Emissions {
        if (tokens < 1 || logProbabilities.length % tokens != 0) {
            throw new IllegalArgumentException(
                    logProbabilities.length + " probabilities are no whole frames of " + tokens + " tokens");
        }
    }

    /// From a network's raw scores.
    ///
    /// @param scores `[frames, tokens]`, row-major; left as they are
    /// @throws dev.earshot.engine.SttException if a score is not a number
    public static Emissions ofScores(float[] scores, int tokens) {
        float[] logProbabilities = new float[scores.length];
        for (int from = 0; from < scores.length; from += tokens) {
            double sum = Softmax.logSumExp(scores, from, from + tokens);
            for (int i = from; i < from + tokens; i++) {
                logProbabilities[i] = (float) (scores[i] - sum);
            }
        }
        return new Emissions(logProbabilities, tokens);
    }

    public int frames() {
        return logProbabilities.length / tokens;
    }

    public float at(int frame, int token) {
        return logProbabilities[frame * tokens + token];
    }

    /// The most probable token of a frame, of equals the one with the lowest number.
    int best(int frame) {
        int from = frame * tokens;
        int best = 0;
        for (int token = 1; token < tokens; token++) {
            if (logProbabilities[from + token] > logProbabilities[from + best]) {
                best = token;
            }
        }
        return best;
    }
}
