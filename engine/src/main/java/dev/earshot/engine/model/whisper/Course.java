package dev.earshot.engine.model.whisper;

import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.vad.Endpointer.Edge;

/// The order in which a stream is decoded: which windows, when, and what is said of them. Used by one thread.
interface Course {
    /// The next frame, before the edges that lie there.
    ///
    /// @param level of loudness
    default void hear(double level) {}

    /// An utterance begins or ends.
    default void on(Edge edge) {}

    /// Decodes all that can be decoded now.
    ///
    /// @param available frames that there are
    void advance(long available, TranscriptListener out) throws InterruptedException;

    /// There is no more sound: decodes what is left.
    ///
    /// @param frames of the whole stream
    void finish(long frames, TranscriptListener out) throws InterruptedException;

    /// The first frame that may still be decoded.
    long needed();
}
