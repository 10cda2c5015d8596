package dev.earshot.engine.recognition;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.TranscriptListener;
import java.time.Duration;

/// The state of one stream through one model: no locks, no threads, no clock. Used by one thread only.
///
/// It says everything but the terminal event, which is the session's. A long computation checks
/// `Thread.interrupted()` now and then and throws `InterruptedException`: that is how a session is cancelled.
public interface StreamDecoder extends AutoCloseable {
    /// Hears the next chunk, of any length, and says what follows from it.
    void accept(Pcm chunk, TranscriptListener out) throws InterruptedException;

    /// How much sound waits to be heard, behind the next chunk. A decoder that listens live leaves out what it need
    /// not say while that is much, so that it is never slower than the sound.
    default void behind(Duration waiting) {}

    /// There is no more sound: says what is left.
    void finish(TranscriptListener out) throws InterruptedException;

    @Override
    void close();
}
