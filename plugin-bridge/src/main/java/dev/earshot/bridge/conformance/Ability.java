package dev.earshot.bridge.conformance;

/// What a subject can do beside hearing finals.
public enum Ability {
    /// It gives text that is not final yet.
    INTERIM,
    /// Its finals have words with times.
    WORDS,
    /// It can be told that an utterance ends now.
    FLUSH
}
