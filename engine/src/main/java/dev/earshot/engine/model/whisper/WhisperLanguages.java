package dev.earshot.engine.model.whisper;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whisper's names of languages and those of everybody else: it says `jw` for Javanese (BCP 47: `jv`), and knows some
/// languages under a name that is wider or older than what people ask for.
final class WhisperLanguages {
    private static final Map<String, String> TAG_OF = Map.of("jw", "jv");

    private static final Map<String, String> CODE_OF = Map.of(
            "jv", "jw", //
            "cmn", "zh",
            "iw", "he",
            "in", "id",
            "nb", "no",
            "fil", "tl",
            "arb", "ar");

    private WhisperLanguages() {}

    /// The BCP 47 tag of a language that Whisper names.
    static String tag(String code) {
        return TAG_OF.getOrDefault(code, code);
    }

    /// Whisper's name of a language, if the model knows it. Regions do not matter to it: `pt-BR` is `pt`.
    ///
    /// @param tag BCP 47
    /// @param known what the model calls the languages that it knows
    static Optional<String> code(String tag, Set<String> known) {
        int dash = tag.indexOf('-');
        var primary = (dash < 0 ? tag : tag.substring(0, dash)).toLowerCase(Locale.ROOT);
        return Optional.of(primary)
                .filter(known::contains)
                .or(() -> Optional.ofNullable(CODE_OF.get(primary)).filter(known::contains));
    }
}
