package dev.earshot.engine.vad;

/// A piece of audio with speech in it, in frames of 10 ms from the beginning of the stream.
///
/// @param end the first frame after it
/// @param speechEnd the first frame after the last speech in it; what follows is silence
public record Stretch(long start, long end, long speechEnd) {
    public long frames() {
        return end - start;
    }
}
