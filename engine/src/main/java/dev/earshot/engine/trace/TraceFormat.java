package dev.earshot.engine.trace;

import java.util.List;

/// The names in the file, and how much of it is read.
///
/// A file may come from a stranger. So parts are known by these names only and never unpacked under
/// names of their own, and everything that is read into memory has an end.
final class TraceFormat {
    static final String NAME = "earshot-trace";
    static final int VERSION = 1;

    static final String HEADER = "trace.json";
    static final String EVENTS = "events.jsonl";
    static final String FRAMES = "frames.bin";
    static final String SOUND = "audio.wav";

    /// In the order in which they lie in the file, so that one that is cut has lost the least.
    static final List<String> PARTS = List.of(HEADER, EVENTS, FRAMES, SOUND);

    /// A text message that is longer lies among the bytes, so that events stay quick to read.
    static final int LONGEST_INLINE = 8 * 1024;

    /// What is kept of a message that is longer than anything sensible.
    static final int LONGEST_FRAME = 16 * 1024 * 1024;

    static final int MOST_HEADER = 1024 * 1024;
    static final int LONGEST_LINE = 4 * 1024 * 1024;
    static final long MOST_EVENTS = 512L * 1024 * 1024;
    static final int MOST_ITEMS = 1_000_000;

    /// Eighteen hours of sound.
    static final long MOST_SOUND = 2L * 1024 * 1024 * 1024;

    private TraceFormat() {}
}
