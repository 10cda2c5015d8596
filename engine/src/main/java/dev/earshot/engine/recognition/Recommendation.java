package dev.earshot.engine.recognition;

import java.util.List;
import java.util.Optional;

/// Which model to offer first, and why.
///
/// @param model the one to offer
/// @param sentence its size and how fast it will be here: `Whisper base: 290 MB, about 9 times faster than real time on
///     this machine.`
/// @param reason why this one and no larger one, in one sentence
public record Recommendation(Candidate model, String sentence, String reason) {
    /// What somebody wants to do with it.
    public enum Purpose {
        /// English, live and recordings.
        ENGLISH,
        /// Any language, live and recordings.
        ANY_LANGUAGE
    }

    /// The best model that fits into the machine and keeps up there with somebody who speaks; a pure function.
    ///
    /// @param candidates in any order
    /// @return empty when none fits
    public static Optional<Recommendation> of(List<Candidate> candidates, Machine machine, Purpose purpose) {
        return Optional.empty();
    }
}
