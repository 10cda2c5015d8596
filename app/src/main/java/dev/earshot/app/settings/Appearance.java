package dev.earshot.app.settings;

/// Light or dark.
public enum Appearance {
    SYSTEM,
    LIGHT,
    DARK
}
