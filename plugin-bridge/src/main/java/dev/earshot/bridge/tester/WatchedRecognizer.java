package dev.earshot.bridge.tester;

import dev.earshot.bridge.client.EndpointSession;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.RecognitionSession;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.TranscriptListener;
import java.time.Duration;

/// Tells what is sent to a recogniser and what it says.
final class WatchedRecognizer implements Recognizer {
    private final Recognizer recognizer;
    private final TestListener listener;

    /// @param recognizer from now on owned by this one
    WatchedRecognizer(Recognizer recognizer, TestListener listener) {
        this.recognizer = recognizer;
        this.listener = listener;
    }

    @Override
    public RecognizerInfo info() {
        return recognizer.info();
    }

    @Override
    public EndpointSession open(RecognitionOptions options, TranscriptListener hears) {
        listener.begun(info());
        return new Watched(recognizer.open(options, event -> {
            listener.heard(event);
            hears.on(event);
        }));
    }

    @Override
    public void close() {
        recognizer.close();
    }

    private final class Watched implements EndpointSession {
        private final RecognitionSession session;

        Watched(RecognitionSession session) {
            this.session = session;
        }

        /// Told behind the frame that carried it: a trace keeps both only once then.
        @Override
        public void accept(Pcm chunk) throws InterruptedException {
            session.accept(chunk);
            listener.fed(chunk);
        }

        @Override
        public void flush() throws InterruptedException {
            if (session instanceof EndpointSession able) {
                able.flush();
            }
        }

        @Override
        public Duration backlog() {
            return session.backlog();
        }

        @Override
        public void catchUp() throws InterruptedException {
            session.catchUp();
        }

        @Override
        public void finish() throws InterruptedException {
            session.finish();
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
