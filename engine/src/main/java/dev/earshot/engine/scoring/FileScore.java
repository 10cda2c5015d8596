package dev.earshot.engine.scoring;

/// What was recognised of one recording, against its reference.
///
/// @param words of both, put against each other
/// @param characters errors of characters (code points; blanks within the text count), for the
///     character error rate
public record FileScore(String name, WordAlignment words, ErrorCounts characters) {}
