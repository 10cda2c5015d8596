package dev.earshot.bridge.dialect.openai;

import dev.earshot.bridge.http.BadCall;
import dev.earshot.bridge.http.Reason;
import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Wish;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Languages as OpenAI names them: in English, in small letters.
final class LanguageName {
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
    static String of(String tag) {
        var language = Locale.forLanguageTag(tag).getLanguage();
        var primary = tag.toLowerCase(Locale.ROOT).split("-", 2)[0];
        return Optional.ofNullable(OWN.get(primary))
                .orElseGet(() ->
                        Locale.of(language).getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT));
    }

    /// What a client means: a tag, or a name as above; empty leaves it to the recogniser.
    static Optional<String> tag(String asked) throws BadCall {
        var name = asked.strip().toLowerCase(Locale.ROOT);
        var known = Arrays.stream(Locale.getISOLanguages())
                .filter(tag -> of(tag).equals(name))
                .findFirst();
        if (known.isPresent()) {
            return known;
        }
        try {
            return Wish.language(asked.strip());
        } catch (BadFrame _) {
            throw new BadCall(
                    Reason.BAD_VALUE,
                    "Invalid language '%s'. Language parameter must be specified in ISO-639-1 format."
                            .formatted(Fields.shown(asked)),
                    "language");
        }
    }
}
