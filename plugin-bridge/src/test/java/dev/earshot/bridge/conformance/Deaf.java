package dev.earshot.bridge.conformance;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.RecognitionSession;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import java.util.List;

/// Takes sound and hears nothing in it.
final class Deaf implements Recognizer {
    @Override
    public RecognizerInfo info() {
        return new RecognizerInfo("deaf", "Deaf", "1", "CPU", List.of());
    }

    @Override
    public RecognitionSession open(RecognitionOptions options, TranscriptListener listener) {
        return new RecognitionSession() {
            private long heard; // samples

            @Override
            public void accept(Pcm chunk) {
                heard += chunk.samples().length;
            }

            @Override
            public void finish() {
                listener.on(new TranscriptEvent.Completed(Pcm.durationOf(heard)));
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {}
}
