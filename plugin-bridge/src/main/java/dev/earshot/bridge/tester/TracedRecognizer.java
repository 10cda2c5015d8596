package dev.earshot.bridge.tester;

import dev.earshot.bridge.client.EndpointSession;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.RecognitionSession;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.TranscriptListener;
import java.time.Duration;

/// Writes down what is sent to a recogniser and what it says. One session, since a trace is of one.
public final class TracedRecognizer implements Recognizer {
    private final Recognizer recognizer;
    private final TestTrace trace;

    /// @param recognizer from now on owned by this one
    public TracedRecognizer(Recognizer recognizer, TestTrace trace) {
        this.recognizer = recognizer;
        this.trace = trace;
    }

    @Override
    public RecognizerInfo info() {
        return recognizer.info();
    }

    @Override
    public EndpointSession open(RecognitionOptions options, TranscriptListener listener) {
        trace.heardBy(info());
        return new Traced(recognizer.open(options, event -> {
            trace.event(event);
            listener.on(event);
        }));
    }

    @Override
    public void close() {
        recognizer.close();
    }

    private final class Traced implements EndpointSession {
        private final RecognitionSession session;

        Traced(RecognitionSession session) {
            this.session = session;
        }

        /// The sound is written down behind the frame that carried it, which is kept only once then.
        @Override
        public void accept(Pcm chunk) throws InterruptedException {
            session.accept(chunk);
            trace.sound(chunk);
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
