package dev.earshot.bridge.client;

import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.TranscriptListener;

/// A recogniser elsewhere whose connections may break: a session connects again, and has the service hear again what
/// it had not settled. See [PersistentSession].
public final class PersistentRecognizer implements Recognizer {
    private final Recognizer service;
    private final Retries retries;

    /// @param service from now on owned by this recogniser
    public PersistentRecognizer(Recognizer service, Retries retries) {
        this.service = service;
        this.retries = retries;
    }

    @Override
    public RecognizerInfo info() {
        return service.info();
    }

    /// Connects, several times where that fails for a reason that may pass; waits meanwhile.
    ///
    /// @throws dev.earshot.engine.SttException what the last of them said
    @Override
    public EndpointSession open(RecognitionOptions options, TranscriptListener listener) {
        var session = new PersistentSession(heard -> service.open(options, heard), retries, listener);
        session.connect();
        return session;
    }

    @Override
    public void close() {
        service.close();
    }
}
