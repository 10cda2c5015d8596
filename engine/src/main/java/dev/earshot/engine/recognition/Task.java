package dev.earshot.engine.recognition;

/// What is to be written down.
public enum Task {
    /// What was said, in the language it was said in.
    TRANSCRIBE,
    /// What was said, in English.
    TRANSLATE
}
