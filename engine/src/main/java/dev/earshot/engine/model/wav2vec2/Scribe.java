package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.transcript.TranscriptListener;

/// Takes down what is heard in the frames of a [Passage]. Used by one thread.
interface Scribe {
    /// A passage begins.
    void begin(long sample);

    /// The passage goes on with these frames, which will not change any more.
    ///
    /// @param more log-probabilities, `[frames, vocabulary]`, row-major
    void settle(float[] more, TranscriptListener out) throws InterruptedException;

    /// What the passage seems to go on with.
    void guess(float[] more, TranscriptListener out) throws InterruptedException;

    /// The passage ends.
    void finish(TranscriptListener out) throws InterruptedException;
}
