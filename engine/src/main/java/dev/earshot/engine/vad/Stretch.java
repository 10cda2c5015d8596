package dev.earshot.engine.vad;

/// A piece of audio with speech in it, in frames of 10 ms from the beginning of the stream.
///
/// @param end the first frame after it
/// @param speechEnd the first frame after the last speech in it; what follows is silence
public record Stretch(long start, long end, long speechEnd) {
    /// What is spoken goes on a little after it was last loud, in frames.
    private static final int LAST_SOUNDS = 10;

    /// Where its sound ends, at the latest.
    public long soundEnd() {
        return Math.min(end, speechEnd + LAST_SOUNDS);
    }

    public long frames() {
        return end - start;
    }
}
