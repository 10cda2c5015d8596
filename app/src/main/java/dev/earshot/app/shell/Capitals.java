package dev.earshot.app.shell;

/// How the text of a recogniser is shown that knows capital letters only. What is exported is what it wrote.
public enum Capitals {
    /// In lower case, with a capital at the beginning.
    AS_SENTENCES,
    AS_WRITTEN
}
