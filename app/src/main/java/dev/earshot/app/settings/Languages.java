package dev.earshot.app.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The languages to choose from: those of ISO 639-1, by their English names.
final class Languages {
    private Languages() {}

    static List<Choice> all() {
        return Stream.of(Locale.getISOLanguages())
                .map(Locale::of)
                .map(locale -> Choice.of(locale.toLanguageTag(), locale.getDisplayLanguage(Locale.ENGLISH)))
                .distinct()
                .sorted(Comparator.comparing(Choice::name))
                .toList();
    }
}
