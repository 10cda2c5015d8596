package dev.earshot.bridge.client;

import dev.earshot.engine.recognition.RecognitionSession;

/// A session with a service elsewhere.
public interface EndpointSession extends RecognitionSession {
    /// Asks that the utterance ends here and becomes final; more sound may follow. Nothing where the protocol cannot
    /// say so. Called by the thread that feeds the session.
    void flush() throws InterruptedException;
}
