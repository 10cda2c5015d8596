package dev.earshot.bridge.client;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.TranscriptListener;
import java.time.Duration;

/// Counts the connections of a service, and the sound that goes over them.
final class MeteredRecognizer implements Recognizer {
    private final SocketRecognizer service;
    private final Meter meter;

    /// @param service from now on owned by this one
    MeteredRecognizer(SocketRecognizer service, Meter meter) {
        this.service = service;
        this.meter = meter;
    }

    @Override
    public RecognizerInfo info() {
        return service.info();
    }

    @Override
    public EndpointSession open(RecognitionOptions options, TranscriptListener listener) {
        long began = System.nanoTime();
        boolean good = false;
        try {
            var session = new Metered(service.open(options, listener));
            meter.answered(Duration.ofNanos(System.nanoTime() - began));
            good = true;
            return session;
        } finally {
            if (!good) {
                meter.failed();
            }
        }
    }

    @Override
    public void close() {
        service.close();
    }

    private final class Metered implements EndpointSession {
        private final EndpointSession session;

        Metered(EndpointSession session) {
            this.session = session;
        }

        @Override
        public void accept(Pcm chunk) throws InterruptedException {
            meter.sent(chunk.duration());
            session.accept(chunk);
        }

        @Override
        public void flush() throws InterruptedException {
            session.flush();
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
