package dev.earshot.bridge.wire;

/// A request of an API for recordings, always a `POST`.
///
/// @param opening path, query and headers, without any secret and without the content type
public record BatchCall(Opening opening, BatchBody body) {}
