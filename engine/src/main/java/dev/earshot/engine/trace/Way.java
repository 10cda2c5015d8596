package dev.earshot.engine.trace;

/// Which way something went, seen from who wrote the trace.
public enum Way {
    RECEIVED,
    SENT;

    /// As it stands in the file.
    String word() {
        return switch (this) {
            case RECEIVED -> "received";
            case SENT -> "sent";
        };
    }
}
