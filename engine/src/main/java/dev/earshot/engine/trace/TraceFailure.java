package dev.earshot.engine.trace;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/// What may go wrong with the file, as sentences.
final class TraceFailure {
    private TraceFailure() {}

    static SttException none(Path file) {
        return new SttException(SttError.AUDIO_NOT_FOUND, file + " is not there: check its name.");
    }

    static SttException unreadable(Path file, IOException cause) {
        return new SttException(
                SttError.AUDIO_UNREADABLE, file + " cannot be read: check that you may read it.", cause);
    }

    static SttException noTrace(Path file) {
        return new SttException(
                SttError.AUDIO_INVALID,
                file + " is no trace, or its beginning is damaged: open one that Earshot has written.");
    }

    static SttException newer(Path file, long version) {
        return new SttException(
                SttError.AUDIO_INVALID,
                file + " was written by a newer Earshot, in format " + version + "; this one reads format "
                        + TraceFormat.VERSION + ": update Earshot.");
    }

    static SttException sound(Path file) {
        return new SttException(
                SttError.AUDIO_INVALID,
                "The sound in " + file + " is damaged; the rest of the trace can be looked at all the same.");
    }

    static SttException unwritten(Path file, IOException cause) {
        boolean full =
                String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("no space");
        return full
                ? new SttException(
                        SttError.DISK_FULL,
                        "The trace " + file + " cannot be written: the disk is full; free some space.",
                        cause)
                : new SttException(
                        SttError.WRITE_FAILED,
                        "The trace " + file + " cannot be written: choose a folder that Earshot may write to, and a"
                                + " name that is free.",
                        cause);
    }
}
