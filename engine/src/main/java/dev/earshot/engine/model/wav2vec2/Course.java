package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.vad.Endpointer.Edge;

/// Which parts of a stream are heard, and when. Used by one thread.
interface Course {
    /// The next 10 ms, before the edges that lie there.
    ///
    /// @param level of loudness
    default void hear(double level) {}

    /// An utterance begins or ends.
    default void on(Edge edge, TranscriptListener out) throws InterruptedException {}

    /// Hears all that can be heard now.
    void advance(TranscriptListener out) throws InterruptedException;

    /// There is no more sound: hears what is left.
    void finish(TranscriptListener out) throws InterruptedException;

    /// The first sample that may still be heard.
    long needed();
}
