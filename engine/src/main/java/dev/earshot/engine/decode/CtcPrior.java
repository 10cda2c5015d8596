package dev.earshot.engine.decode;

import java.util.List;
import java.util.Optional;

/// What makes a text probable before anything is heard: hints and a language model, either, both or
/// neither. Immutable, safe for many threads as long as the language model is.
public final class CtcPrior {
    private static final LanguageModel.State NO_MODEL = new LanguageModel.State() {};

    private final CtcVocabulary vocabulary;
    private final HotWords hints;
    private final Optional<WeightedLanguageModel> model;

    /// What is known of a text so far.
    ///
    /// @param earned what its complete words get from the language model
    record State(double earned, LanguageModel.State words, HotWords.Place place) {}

    public CtcPrior(CtcVocabulary vocabulary, HotWords hints, Optional<WeightedLanguageModel> model) {
        this.vocabulary = vocabulary;
        this.hints = hints;
        this.model = model;
    }

    /// Every text as probable as every other.
    public static CtcPrior none(CtcVocabulary vocabulary) {
        return new CtcPrior(vocabulary, new HotWords(vocabulary, List.of(), 0), Optional.empty());
    }

    State start() {
        return new State(0, model.map(weighted -> weighted.model().start()).orElse(NO_MODEL), hints.start());
    }

    /// @param before what is known of the prefix
    /// @param token what is appended to it
    State next(State before, CtcPrefix prefix, int token) {
        var place = hints.next(before.place(), token);
        return vocabulary.isDelimiter(token) && model.isPresent()
                ? withWord(before, model.get(), prefix, place)
                : new State(before.earned(), before.words(), place);
    }

    private State withWord(State before, WeightedLanguageModel weighted, CtcPrefix prefix, HotWords.Place place) {
        String word = prefix.lastWord(vocabulary);
        if (word.isEmpty()) {
            return new State(before.earned(), before.words(), place);
        }
        var scored = weighted.model().next(before.words(), word);
        double logProbability = scored.logProbability() + (scored.known() ? 0 : weighted.unknown());
        double earned = before.earned() + weighted.alpha() * logProbability + weighted.beta();
        return new State(earned, scored.after(), place);
    }

    /// Whether what two texts get from now on is the same. With a language model that is known between
    /// words only.
    ///
    /// @param token the last one of both
    boolean goesOnAlike(State one, State other, int token) {
        boolean words =
                model.isEmpty() || (vocabulary.isDelimiter(token) && one.words().equals(other.words()));
        return words
                && one.place().node() == other.place().node()
                && one.place().fallback() == other.place().fallback();
    }

    /// What a text gets that goes on.
    double credit(State state) {
        return state.earned() + hints.credit(state.place());
    }

    /// What a text gets that ends here, its last word counted and the end of the sentence.
    double finalCredit(State state, CtcPrefix prefix) {
        double credit = hints.finalCredit(state.place());
        if (model.isEmpty()) {
            return credit;
        }
        var weighted = model.get();
        var last = withWord(state, weighted, prefix, state.place());
        return credit + last.earned() + weighted.alpha() * weighted.model().end(last.words());
    }
}
