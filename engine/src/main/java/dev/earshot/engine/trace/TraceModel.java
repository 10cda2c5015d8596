package dev.earshot.engine.trace;

/// Who heard.
///
/// @param id what a command line or a protocol calls it
/// @param name what a person calls it
/// @param version of the model or the service
/// @param device where it ran
public record TraceModel(String id, String name, String version, String device) {}
