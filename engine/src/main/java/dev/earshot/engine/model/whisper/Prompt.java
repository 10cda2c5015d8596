package dev.earshot.engine.model.whisper;

/// What the decoder is fed before it writes.
///
/// @param start where in `tokens` the start-of-transcript token stands, after whose reading the network says whether
///     anybody speaks
record Prompt(int[] tokens, int start) {}
