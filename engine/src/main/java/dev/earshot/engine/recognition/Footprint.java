package dev.earshot.engine.recognition;

import dev.earshot.engine.inference.Compute;

/// How much memory the weights of a model take, and where.
///
/// @param bytes 0 where nobody can tell
public record Footprint(Compute where, long bytes) {}
