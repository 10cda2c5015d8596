package dev.earshot.engine.model.whisper;

/// A word, or a mark, with its time.
///
/// @param text as the tokens spell it, with a leading blank where they have one
/// @param tokens that spell it
/// @param start seconds on the stream's axis
/// @param end seconds on the stream's axis
/// @param probability mean of those of its tokens, 0 to 1
record TimedWord(String text, int[] tokens, double start, double end, double probability) {
    double duration() {
        return end - start;
    }

    TimedWord from(double other) {
        return new TimedWord(text, tokens, other, end, probability);
    }

    TimedWord until(double other) {
        return new TimedWord(text, tokens, start, other, probability);
    }

    TimedWord spelt(String other, int[] otherTokens) {
        return new TimedWord(other, otherTokens, start, end, probability);
    }
}
