package dev.earshot.bridge.server.metrics;

/// How a connection ended.
public enum Outcome {
    /// Everything was heard and said.
    COMPLETED,
    /// The client went away first, or its connection broke.
    LEFT,
    /// The server ended it: nothing came for too long, or the server stops.
    ENDED,
    /// The client may not do this, or has done something that cannot go on.
    REFUSED,
    /// No place was free.
    OVERLOADED,
    /// A fault of the server.
    FAILED;

    /// By the code of a WebSocket's close frame.
    public static Outcome ofClose(int code) {
        return switch (code) {
            case 1000 -> COMPLETED;
            case 1001 -> ENDED;
            case 1013 -> OVERLOADED;
            case 1011 -> FAILED;
            default -> REFUSED;
        };
    }

    /// By the status of an HTTP answer.
    public static Outcome ofStatus(int status) {
        return switch (status) {
            case 429 -> OVERLOADED;
            case 503 -> ENDED;
            default -> status < 400 ? COMPLETED : status < 500 ? REFUSED : FAILED;
        };
    }
}
