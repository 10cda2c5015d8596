package dev.earshot.app.transcribe;

import java.util.Locale;

/// Languages as a person calls them.
final class LanguageName {
    private LanguageName() {}

    /// `German` for `de`; the tag itself where nobody has a name for it.
    static String of(String tag) {
        return Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH);
    }
}
