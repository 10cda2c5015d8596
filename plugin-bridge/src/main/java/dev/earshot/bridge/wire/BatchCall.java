package dev.earshot.bridge.wire;

/// A request over HTTP that a codec makes, always a `POST`: of an API for recordings, or of one that has to
/// be asked before its socket.
///
/// @param opening path, query and headers, without any secret and without the content type
public record BatchCall(Opening opening, BatchBody body) {}
