package dev.earshot.engine.model.whisper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// In which language a stream is. Once it is sure it stays.
final class SpokenLanguage {
    private final double sure;
    private Optional<String> settled;

    private SpokenLanguage(double sure, Optional<String> settled) {
        this.sure = sure;
        this.settled = settled;
    }

    /// @param language code as the model names it, which is believed; empty to find out
    /// @param sure from which probability on a guess stands for the whole stream
    static SpokenLanguage of(Optional<String> language, double sure) {
        return new SpokenLanguage(sure, language);
    }

    Optional<String> settled() {
        return settled;
    }

    /// @param guesses for windows, in their order
    /// @return the languages to write them in
    List<String> among(List<LanguageGuess> guesses) {
        var languages = new ArrayList<String>();
        for (var guess : guesses) {
            if (settled.isEmpty() && guess.probabilities().firstEntry().getValue() >= sure) {
                settled = Optional.of(guess.language());
            }
            languages.add(settled.orElse(guess.language()));
        }
        return languages;
    }
}
