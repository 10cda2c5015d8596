package dev.earshot.engine.recognition;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.vad.Detector;
import java.time.Duration;
import java.util.Optional;

/// The state of one stream through one model: no locks, no threads, no clock. Used by one thread only.
///
/// It says everything but the terminal event, which is the session's. A long computation checks
/// `Thread.interrupted()` now and then and throws `InterruptedException`: that is how a session is cancelled.
public interface StreamDecoder extends AutoCloseable {
    /// Hears the next chunk, of any length, and says what follows from it.
    void accept(Pcm chunk, TranscriptListener out) throws InterruptedException;

    /// How much sound waits to be heard, behind the next chunk. A decoder that listens live leaves out what it need
    /// not say while that is much, so that it is never slower than the sound. Told only to a live stream.
    default void behind(Duration waiting) {}

    /// No sound has come for a while, by the clock, and more may come later: ends the utterance that is being spoken,
    /// if there is one, and says what is left of it. What comes later follows without a gap. Told only to a live
    /// stream, and once in each silence.
    default void idle(TranscriptListener out) throws InterruptedException {}

    /// What tells speech from everything else in this stream, where that is known.
    default Optional<Detector> detector() {
        return Optional.empty();
    }

    /// There is no more sound: says what is left.
    void finish(TranscriptListener out) throws InterruptedException;

    @Override
    void close();
}
