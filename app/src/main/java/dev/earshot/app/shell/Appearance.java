package dev.earshot.app.shell;

/// Light or dark.
public enum Appearance {
    SYSTEM,
    LIGHT,
    DARK
}
