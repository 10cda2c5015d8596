package dev.earshot.app.cli;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Languages by their English names, as people know them and as the reference calls them.
final class Languages {
    /// The reference's names that are not those of the Unicode locale data.
    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("myanmar", "my"),
            Map.entry("valencian", "ca"),
            Map.entry("flemish", "nl"),
            Map.entry("haitian", "ht"),
            Map.entry("letzeburgesch", "lb"),
            Map.entry("pushto", "ps"),
            Map.entry("panjabi", "pa"),
            Map.entry("moldavian", "ro"),
            Map.entry("moldovan", "ro"),
            Map.entry("sinhalese", "si"),
            Map.entry("castilian", "es"),
            Map.entry("mandarin", "zh"),
            Map.entry("nynorsk", "nn"),
            Map.entry("cantonese", "yue"),
            Map.entry("hawaiian", "haw"));

    private static final String TAG = "[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*";

    private Languages() {}

    /// The tag for a name (`German`), or the text itself when it may be a tag (`de-AT`). A name comes first: Lao is
    /// `lo`, though it looks like a tag.
    ///
    /// @throws IllegalArgumentException with one sentence
    static String tag(String text) {
        var names = names();
        return Optional.ofNullable(names.get(text.toLowerCase(Locale.ROOT)))
                .or(() -> Optional.of(text).filter(tag -> tag.matches(TAG)))
                .orElseThrow(() -> new IllegalArgumentException("'" + text
                        + "' is no language: write a name such as German, or a tag such as de or pt-BR"
                        + Nearest.suggestion(text, names.keySet())));
    }

    private static Map<String, String> names() {
        var names = new HashMap<String, String>();
        for (String code : Locale.getISOLanguages()) {
            names.put(Locale.of(code).getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
        }
        names.putAll(OTHER_NAMES);
        return names;
    }
}
