package dev.earshot.bridge.conformance;

import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.transcript.TranscriptListener;
import java.time.Duration;
import java.util.Optional;

/// What is judged: an endpoint, or a recogniser in this process.
///
/// Sessions are opened one after the other, and two at once for [Rule#SESSIONS_APART]. What it
/// cannot do, it leaves empty; the rules that need it are then not applicable.
public interface Subject {
    SubjectInfo info();

    /// Sessions as a client opens them.
    Opening usual();

    /// Sessions with a key that is surely wrong; empty where no key is asked for.
    default Optional<Opening> withWrongKey() {
        return Optional.empty();
    }

    /// Sessions whose connection breaks once so much sound was sent, and is not made again.
    default Optional<Opening> breaking(Duration sent) {
        return Optional.empty();
    }

    /// Sessions whose connection breaks once so much sound was sent, and is made again by the
    /// client behind the session, which goes on as if nothing had happened.
    default Optional<Opening> reconnecting(Duration sent) {
        return Optional.empty();
    }

    /// Opens a session. Called on a virtual thread; may be interrupted.
    @FunctionalInterface
    interface Opening {
        /// @throws dev.earshot.engine.SttException when there is no session; then the listener
        ///     hears nothing
        SubjectSession open(RecognitionOptions options, TranscriptListener listener) throws InterruptedException;
    }
}
