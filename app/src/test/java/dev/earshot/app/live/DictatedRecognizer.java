package dev.earshot.app.live;

import dev.earshot.app.speech.ScriptedRecognizer;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.RecognitionSession;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.vad.Detector;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// Says what a test dictates, when it dictates it.
final class DictatedRecognizer implements Recognizer {
    final List<Session> sessions = new CopyOnWriteArrayList<>();
    final List<RecognitionOptions> asked = new CopyOnWriteArrayList<>();
    /// Loading ends when this does.
    volatile CountDownLatch loaded = new CountDownLatch(0);
    volatile Optional<SttException> refuses = Optional.empty();

    static TranscriptEvent.Partial partial(int id, long from, long to, String committed, String tentative) {
        return new TranscriptEvent.Partial(segment(id, from, to, committed + tentative), committed.length());
    }

    static TranscriptEvent.Final settled(int id, long from, long to, String text) {
        return new TranscriptEvent.Final(segment(id, from, to, text));
    }

    static TranscriptEvent.SpeechStarted started(long millis) {
        return new TranscriptEvent.SpeechStarted(Duration.ofMillis(millis));
    }

    static TranscriptEvent.SpeechEnded ended(long millis) {
        return new TranscriptEvent.SpeechEnded(Duration.ofMillis(millis));
    }

    private static Segment segment(int id, long from, long to, String text) {
        return new Segment(id, TimeSpan.ofMillis(from, to), text, List.of());
    }

    void say(TranscriptEvent... events) {
        for (var event : events) {
            sessions.getLast().listener.on(event);
        }
    }

    @Override
    public RecognizerInfo info() {
        return ScriptedRecognizer.INFO;
    }

    @Override
    public RecognitionSession open(RecognitionOptions options, TranscriptListener listener) {
        try {
            loaded.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        refuses.ifPresent(cause -> {
            throw cause;
        });
        asked.add(options);
        var session = new Session(listener);
        sessions.add(session);
        return session;
    }

    @Override
    public void close() {}

    final class Session implements RecognitionSession {
        private final TranscriptListener listener;
        volatile long samples;
        volatile boolean ended;
        /// What it says at its end.
        volatile List<TranscriptEvent> lastWords = List.of();

        Session(TranscriptListener listener) {
            this.listener = listener;
        }

        @Override
        public void accept(Pcm chunk) {
            samples += chunk.samples().length;
        }

        @Override
        public void finish() {
            lastWords.forEach(listener::on);
            end(new TranscriptEvent.Completed(Pcm.durationOf(samples)));
        }

        void fail(SttException cause) {
            end(new TranscriptEvent.Failed(cause));
        }

        private void end(TranscriptEvent last) {
            if (!ended) {
                ended = true;
                listener.on(last);
            }
        }

        @Override
        public Optional<Detector> detector() {
            return Optional.of(Detector.BUILT_IN);
        }

        @Override
        public void close() {
            ended = true;
        }
    }
}
