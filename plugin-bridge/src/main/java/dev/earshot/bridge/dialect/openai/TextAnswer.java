package dev.earshot.bridge.dialect.openai;

/// In what form a text is asked for. Which of them there are depends on the model: `whisper-1` has times,
/// those after it can tell their text while they write it.
public enum TextAnswer {
    /// The text alone.
    PLAIN,
    /// `verbose_json`: segments with their times, and words where those are wanted.
    TIMED,
    /// The text bit by bit, without times.
    STREAMED
}
