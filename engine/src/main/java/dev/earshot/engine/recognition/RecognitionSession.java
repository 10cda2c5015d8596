package dev.earshot.engine.recognition;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.vad.Detector;
import java.time.Duration;
import java.util.Optional;

/// One stream of speech being heard. Fed by one thread at a time; `close` may come from any thread.
///
/// Whatever happens, the listener hears exactly one terminal event, and nothing after it. The text does not depend on
/// how the sound was cut into chunks.
public interface RecognitionSession extends AutoCloseable {
    /// Hands over the next chunk. Blocks while the recogniser is too far behind. After the terminal event chunks are
    /// ignored.
    void accept(Pcm chunk) throws InterruptedException;

    /// How much of what was accepted has not been heard yet. Zero means that all that follows from it was said, or
    /// that nothing can be told from here, as of an endpoint elsewhere. May be called from any thread.
    default Duration backlog() {
        return Duration.ZERO;
    }

    /// How long it has computed so far: the time that its decoder was at work, waiting for a core or a device included.
    /// Zero where that cannot be told from here, as of an endpoint elsewhere. May be called from any thread.
    default Duration computed() {
        return Duration.ZERO;
    }

    /// Waits until the [#backlog] is zero, or the session has ended.
    default void catchUp() throws InterruptedException {}

    /// There is no more sound. Returns after the terminal event.
    void finish() throws InterruptedException;

    /// What tells speech from everything else in this session, where that is known.
    default Optional<Detector> detector() {
        return Optional.empty();
    }

    /// Abandons the session: if it has not ended, it ends with a CANCELLED failure. Idempotent; returns when the
    /// session's resources are free.
    @Override
    void close();
}
