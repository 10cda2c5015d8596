package dev.earshot.bridge.dialect.assemblyai;

/// How the words of a turn are written.
public enum TurnText {
    /// As they were heard, without case and punctuation: words that are final stay as they are.
    AS_HEARD,
    /// With case and punctuation, which come when the turn is over and may change every word of it: until
    /// then nothing is committed.
    FORMATTED
}
