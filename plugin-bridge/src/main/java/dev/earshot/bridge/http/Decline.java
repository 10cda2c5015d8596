package dev.earshot.bridge.http;

/// How a family of protocols says no before anything has begun: to a call, or to somebody who wants to
/// open a WebSocket. Safe for many threads, and never throws anything.
@FunctionalInterface
public interface Decline {
    /// @param call as far as it has been read
    Answer refuse(Refusal refusal, HttpCall call);
}
