package dev.earshot.app.speech;

import java.util.Locale;

/// Languages as a person calls them.
public final class LanguageName {
    private LanguageName() {}

    /// `German` for `de`; the tag itself where nobody has a name for it.
    public static String of(String tag) {
        return Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH);
    }
}
