package dev.earshot.engine.recognition;

import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.vad.Endpointer.Edge;
import java.time.Duration;

/// In which parts a model hears a stream, when, and what is said of them. A [BlockDecoder] tells it how the stream goes
/// on. Used by one thread.
public interface Course {
    /// The next frame of 10 ms, before the edges that lie there.
    ///
    /// @param level of loudness, in dB over one step of 16 bits
    default void hear(double level) {}

    /// An utterance begins or ends. That was said already.
    default void on(Edge edge, TranscriptListener out) throws InterruptedException {}

    /// See [StreamDecoder#behind].
    default void behind(Duration waiting) {}

    /// Decodes all that can be decoded now.
    void advance(TranscriptListener out) throws InterruptedException;

    /// No sound comes for now, and the utterance that was being spoken has ended: decodes what belongs to utterances.
    default void idle(TranscriptListener out) throws InterruptedException {
        advance(out);
    }

    /// There is no more sound: decodes what is left.
    void finish(TranscriptListener out) throws InterruptedException;

    /// From where on the sound may still be decoded, in the units of its [Sound].
    long needed();

    /// What is kept of a stream, be it samples or features of them. Used by one thread.
    interface Sound {
        /// @param samples the next ones, 16 kHz, in [-1, 1]; not kept
        void accept(float[] samples);

        /// There are no more.
        default void finish() {}

        /// What is before is not asked for again.
        ///
        /// @param first in units of its own
        void dropBefore(long first);
    }
}
