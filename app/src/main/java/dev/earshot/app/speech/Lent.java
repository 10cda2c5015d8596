package dev.earshot.app.speech;

import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.RecognitionSession;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.TranscriptListener;

/// A recogniser that others use as well: who closes it only gives it back.
record Lent(Recognizer recognizer) implements Recognizer {
    @Override
    public RecognizerInfo info() {
        return recognizer.info();
    }

    @Override
    public RecognitionSession open(RecognitionOptions options, TranscriptListener listener) {
        return recognizer.open(options, listener);
    }

    @Override
    public Transcript transcribe(PcmSource source, RecognitionOptions options, TranscriptListener listener)
            throws InterruptedException {
        return recognizer.transcribe(source, options, listener);
    }

    @Override
    public void close() {
        // It goes on for the others.
    }
}
