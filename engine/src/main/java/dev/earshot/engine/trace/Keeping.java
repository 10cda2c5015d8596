package dev.earshot.engine.trace;

/// Whether a trace holds what was said, as sound.
public enum Keeping {
    SOUND,
    /// Only how much sound went when. What is sound in a message is left out, too.
    NO_SOUND
}
