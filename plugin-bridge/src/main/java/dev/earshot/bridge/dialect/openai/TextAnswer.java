package dev.earshot.bridge.dialect.openai;

import java.util.Optional;

/// In what form a text is asked for. Which of them there are depends on the model: `whisper-1` has times,
/// those after it can tell their text while they write it.
public enum TextAnswer {
    /// The text alone.
    PLAIN,
    /// `verbose_json`: segments with their times, and words where those are wanted.
    TIMED,
    /// The text bit by bit, without times.
    STREAMED;

    /// The one that says most of what a model can tell.
    ///
    /// @param model as it is asked for; empty for the usual one
    public static TextAnswer fitting(Optional<String> model) {
        return model.filter(name -> name.startsWith("gpt-")).isPresent() ? STREAMED : TIMED;
    }
}
