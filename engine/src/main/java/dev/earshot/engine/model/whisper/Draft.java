package dev.earshot.engine.model.whisper;

/// What was written of an utterance of which there may be more later.
///
/// @param frames of sound that were heard, of 10 ms
/// @param until the frame of the stream where that sound ends
/// @param attended of each token of the text, without time stamps, to which moment of the sound the network attended
/// most
///     when it chose that token, in steps of 20 ms; empty where nobody asked
record Draft(WindowText text, int frames, long until, int[] attended) {
    /// Of so little sound, in frames, a model may write anything that begins alike, and write it twice.
    private static final int ENOUGH = 200;

    /// Whether it was made of enough sound to settle anything.
    boolean enough() {
        return frames >= ENOUGH;
    }
}
