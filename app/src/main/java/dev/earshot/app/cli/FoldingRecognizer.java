package dev.earshot.app.cli;

import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.RecognitionSession;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.recognition.SentenceCase;
import dev.earshot.engine.transcript.TranscriptListener;

/// A recogniser whose capitals are written like sentences, where it knows nothing but capitals.
record FoldingRecognizer(Recognizer recognizer) implements Recognizer {
    @Override
    public RecognizerInfo info() {
        return recognizer.info();
    }

    @Override
    public RecognitionSession open(RecognitionOptions options, TranscriptListener listener) {
        var folding = SentenceCase.of(info(), options.language());
        return recognizer.open(
                options,
                folding.<TranscriptListener>map(fold -> event -> listener.on(fold.of(event)))
                        .orElse(listener));
    }

    @Override
    public void close() {
        recognizer.close();
    }
}
