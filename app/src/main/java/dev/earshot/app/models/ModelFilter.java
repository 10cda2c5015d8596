package dev.earshot.app.models;

import dev.earshot.engine.store.Strength;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Which models are shown.
///
/// @param strength what they are chosen for; empty for all
/// @param search words that must be in what is said about them
record ModelFilter(Optional<Strength> strength, String search) {
    static final ModelFilter ALL = new ModelFilter(Optional.empty(), "");

    ModelFilter forStrength(Optional<Strength> wanted) {
        return new ModelFilter(wanted, search);
    }

    ModelFilter searching(String words) {
        return new ModelFilter(strength, words.strip());
    }

    boolean isAll() {
        return equals(ALL);
    }

    /// Whether it suits and is what is searched for.
    boolean shows(ModelFacts model) {
        return strength.map(model.strengths()::contains).orElse(true) && finds(model);
    }

    /// Whether it is what is searched for, whatever it is good for.
    boolean finds(ModelFacts model) {
        var text = String.join(
                        " ",
                        model.name(),
                        model.id(),
                        model.summary(),
                        model.languages(),
                        model.repository().orElse(""),
                        model.licence().orElse(""))
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(search.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(text::contains);
    }

    /// What a strength is called.
    static String name(Strength strength) {
        return switch (strength) {
            case BEST_ACCURACY -> "Best accuracy";
            case BALANCE -> "Balance";
            case REAL_TIME -> "Real-time";
            case CPU_ONLY -> "CPU only";
            case ENGLISH_ONLY -> "English only";
        };
    }

    /// Who should choose it.
    static String guide(Strength strength) {
        return switch (strength) {
            case BEST_ACCURACY -> "The fewest wrong words. Large, and slow without a GPU: for recordings that matter.";
            case BALANCE -> "Nearly as good in a fraction of the time and memory: where most people begin.";
            case REAL_TIME -> "Quick enough to follow somebody who speaks, on most machines.";
            case CPU_ONLY -> "Runs well on a processor alone, with little memory.";
            case ENGLISH_ONLY -> "Understands English and nothing else, and is better at it than others of its size.";
        };
    }
}
