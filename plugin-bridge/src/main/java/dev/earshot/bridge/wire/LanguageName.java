package dev.earshot.bridge.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Languages as Whisper names them, and with it OpenAI and whisper.cpp: in English, in small letters.
public final class LanguageName {
    /// Where Whisper's name is another than that of Unicode's tables.
    private static final Map<String, String> OWN = Map.of(
            "my",
            "myanmar",
            "nn",
            "nynorsk",
            "jw",
            "javanese",
            "tl",
            "tagalog",
            "ht",
            "haitian creole",
            "bn",
            "bengali",
            "mi",
            "maori");

    private LanguageName() {}

    /// @param tag BCP 47; a region makes no difference
    public static String of(String tag) {
        var language = Locale.forLanguageTag(tag).getLanguage();
        var primary = tag.toLowerCase(Locale.ROOT).split("-", 2)[0];
        return Optional.ofNullable(OWN.get(primary))
                .orElseGet(() ->
                        Locale.of(language).getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT));
    }

    /// The tag of a language that is named as above, or by its tag alone; empty for a name that is not known.
    public static Optional<String> tag(String name) {
        var wanted = name.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(Locale.getISOLanguages())
                .filter(tag -> of(tag).equals(wanted) || tag.equals(wanted))
                .findFirst();
    }
}
