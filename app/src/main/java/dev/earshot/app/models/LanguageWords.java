package dev.earshot.app.models;

import dev.earshot.engine.store.Strength;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Languages in a few words.
final class LanguageWords {
    /// More than these are counted, not named.
    private static final int NAMED = 3;

    private LanguageWords() {}

    /// @param tags BCP 47; empty when they are not listed
    /// @param strengths tell of a model without a list whether it understands English only
    static String of(List<String> tags, Set<Strength> strengths) {
        if (tags.isEmpty()) {
            return strengths.contains(Strength.ENGLISH_ONLY) ? "English" : "Many languages";
        }
        return tags.size() > NAMED
                ? tags.size() + " languages"
                : tags.stream()
                        .map(tag -> Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH))
                        .collect(Collectors.joining(", "));
    }
}
