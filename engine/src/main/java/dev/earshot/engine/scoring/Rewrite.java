package dev.earshot.engine.scoring;

import java.util.regex.Pattern;

/// What is written for whatever a pattern finds.
///
/// @param replacement as [java.util.regex.Matcher#replaceAll(String)] reads it
record Rewrite(Pattern pattern, String replacement) {
    Rewrite(String pattern, String replacement) {
        this(Pattern.compile(pattern), replacement);
    }

    String apply(String text) {
        return pattern.matcher(text).replaceAll(replacement);
    }
}
