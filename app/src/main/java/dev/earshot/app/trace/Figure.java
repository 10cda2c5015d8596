package dev.earshot.app.trace;

/// A number of a session, as it is shown.
///
/// @param meaning what it is, in a sentence
public record Figure(String name, String value, String meaning) {}
