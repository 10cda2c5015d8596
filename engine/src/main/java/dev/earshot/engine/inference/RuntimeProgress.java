package dev.earshot.engine.inference;

/// How far a fetching is; all in bytes as they come over the net.
///
/// @param file the library that is being fetched
/// @param fetched what was there before is counted
public record RuntimeProgress(String file, long fetched, long total) {}
