package dev.earshot.engine.recognition;

/// How a recogniser spells.
public enum Orthography {
    /// In whatever case and with whatever punctuation the language has: its text is shown as it is.
    AS_USUAL,
    /// In capital letters throughout, without punctuation, because it has learnt no others. Text of that kind may be
    /// [read like sentences][SentenceCase].
    CAPITALS
}
