package dev.earshot.engine.recognition;

import dev.earshot.engine.transcript.TranscriptListener;

/// A loaded model as a [Recognizer]: adds a named thread a session, a cap on concurrent sessions, back-pressure,
/// cancelling and the event contract to the family's single-threaded [StreamDecoder].
public final class LocalRecognizer implements Recognizer {
    public LocalRecognizer(LoadedModel model, int maxSessions) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RecognizerInfo info() {
        throw new UnsupportedOperationException();
    }

    @Override
    public RecognitionSession open(RecognitionOptions options, TranscriptListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
