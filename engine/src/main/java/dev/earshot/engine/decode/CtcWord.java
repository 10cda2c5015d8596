package dev.earshot.engine.decode;

import java.util.OptionalDouble;

/// A word and the frames from its first token to its last, `[start, end)`.
///
/// @param confidence that the word is right, 0 to 1; empty where nothing can be said, as of a number in a text to be
///     aligned that the model has no letters for
public record CtcWord(String text, int start, int end, OptionalDouble confidence) {}
