package dev.earshot.bridge.http;

import dev.earshot.engine.SttError;

/// What may be wrong with a call, with its usual status.
public enum Reason {
    /// Something that has to be there is not.
    MISSING(400),
    /// A field or parameter, or the form itself, is none of those allowed.
    BAD_VALUE(400),
    /// It is allowed, but not done here.
    UNSUPPORTED(400),
    /// What was uploaded is no audio.
    BAD_AUDIO(400),
    NO_KEY(401),
    WRONG_KEY(401),
    /// The key is right, but may not do this.
    FORBIDDEN(403),
    NO_SUCH_ADDRESS(404),
    NO_SUCH_MODEL(404),
    WRONG_METHOD(405),
    /// The upload took too long.
    TOO_SLOW(408),
    TOO_LARGE(413),
    /// The key asks too often.
    TOO_OFTEN(429),
    /// No place is free.
    OVERLOADED(429),
    /// A fault of ours.
    FAILED(500),
    /// The server stops, or has run out of memory or disk.
    UNAVAILABLE(503);

    private final int status;

    Reason(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    static Reason of(SttError error) {
        return switch (error) {
            case AUDIO_INVALID -> BAD_AUDIO;
            case UNSUPPORTED -> UNSUPPORTED;
            case MODEL_NOT_FOUND -> NO_SUCH_MODEL;
            case ACCESS_DENIED -> FORBIDDEN;
            case OVERLOADED -> OVERLOADED;
            case OUT_OF_MEMORY, DISK_FULL, CANCELLED -> UNAVAILABLE;
            case AUDIO_NOT_FOUND,
                    AUDIO_UNREADABLE,
                    DEVICE_UNAVAILABLE,
                    DEVICE_LOST,
                    WRITE_FAILED,
                    MODEL_CORRUPT,
                    NETWORK,
                    INTERNAL -> FAILED;
        };
    }
}
