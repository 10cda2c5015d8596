package dev.earshot.bridge.server.metrics;

import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.recognition.Alignment;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.RecognitionSession;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.TranscriptListener;

/// A recogniser whose sound and computing are counted, whoever uses it.
record MeasuredRecognizer(Recognizer recognizer, Meters meters) implements Recognizer {
    @Override
    public RecognizerInfo info() {
        return recognizer.info();
    }

    @Override
    public RecognitionSession open(RecognitionOptions options, TranscriptListener listener) {
        return new MeasuredSession(
                recognizer.open(options, listener), (sound, computing) -> meters.heard(info().id(), sound, computing));
    }

    @Override
    public Alignment align(PcmSource source, String text, TranscriptListener listener) throws InterruptedException {
        return recognizer.align(source, text, listener);
    }

    @Override
    public void close() {
        recognizer.close();
    }
}
