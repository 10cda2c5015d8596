package dev.earshot.app.cli;

import dev.earshot.engine.SttError;

/// What the command line returns to its caller; documented in `earshot --help`.
public enum ExitCode {
    OK(0),
    /// Anything without a number of its own: a fault of ours.
    FAILED(1),
    /// The command line itself is wrong.
    USAGE(2),
    /// The input is missing, unreadable or no audio.
    INPUT(3),
    /// The output could not be written.
    OUTPUT(4),
    /// The model is missing, damaged, too large, or cannot do what was asked.
    MODEL(5),
    /// The sound device is missing, busy, or went away.
    DEVICE(6),
    /// A host could not be reached, or did not let us have what was asked for.
    NETWORK(7),
    /// Stopped by the user, as shells count SIGINT.
    CANCELLED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static ExitCode of(SttError error) {
        return switch (error) {
            case AUDIO_NOT_FOUND, AUDIO_UNREADABLE, AUDIO_INVALID -> INPUT;
            case DISK_FULL, WRITE_FAILED -> OUTPUT;
            case MODEL_NOT_FOUND, MODEL_CORRUPT, UNSUPPORTED, OUT_OF_MEMORY, OVERLOADED -> MODEL;
            case DEVICE_UNAVAILABLE, DEVICE_LOST -> DEVICE;
            case NETWORK, ACCESS_DENIED -> NETWORK;
            case CANCELLED -> CANCELLED;
            case INTERNAL -> FAILED;
        };
    }
}
