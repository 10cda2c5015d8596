package dev.earshot.engine;

/// What can go wrong, as far as a person or a program can act on it.
///
/// Three exhaustive switches translate it: the window (a sentence and what to do), the server (HTTP status or close
/// code) and the command line (exit code).
public enum SttError {
    /// The file or folder is not there.
    AUDIO_NOT_FOUND,
    /// The file is there but may not be read (permissions, a folder instead of a file).
    AUDIO_UNREADABLE,
    /// The file is no audio, is empty, damaged, encrypted, or holds no audio track.
    AUDIO_INVALID,
    /// No such sound device, or another program holds it.
    DEVICE_UNAVAILABLE,
    /// The sound device went away while it was in use.
    DEVICE_LOST,
    /// A file could not be written: the disk is full.
    DISK_FULL,
    /// A file could not be written for another reason.
    WRITE_FAILED,
    /// No model of that name is installed.
    MODEL_NOT_FOUND,
    /// The files of a model are damaged or do not fit together.
    MODEL_CORRUPT,
    /// A host could not be reached, did not answer in time, or answered what it should not.
    NETWORK,
    /// A host wants to know who asks, or does not let them have it.
    ACCESS_DENIED,
    /// The recogniser cannot do what the options ask for (a language it does not know, for example).
    UNSUPPORTED,
    /// Memory ran out, on the machine or its GPU.
    OUT_OF_MEMORY,
    /// Every place is taken; later may work.
    OVERLOADED,
    /// The user or the program stopped the work.
    CANCELLED,
    /// Anything else: a fault of ours.
    INTERNAL;

    /// Whether the same call may succeed when simply repeated a little later.
    public boolean retryable() {
        return switch (this) {
            case DEVICE_UNAVAILABLE, OVERLOADED, OUT_OF_MEMORY, NETWORK -> true;
            case AUDIO_NOT_FOUND,
                    AUDIO_UNREADABLE,
                    AUDIO_INVALID,
                    DEVICE_LOST,
                    DISK_FULL,
                    WRITE_FAILED,
                    MODEL_NOT_FOUND,
                    MODEL_CORRUPT,
                    ACCESS_DENIED,
                    UNSUPPORTED,
                    CANCELLED,
                    INTERNAL -> false;
        };
    }
}
