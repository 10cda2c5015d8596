package dev.earshot.app.cli;

import dev.earshot.engine.audio.LiveSound;
import dev.earshot.engine.audio.MeteredSource;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.RecognitionSession;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Text of what is being said into a microphone, while it is being said.
final class LiveText {
    /// A recogniser that is slower than speech may be this far behind before it misses some of it.
    private static final Duration RING = Duration.ofMinutes(5);

    private final Recognizer recognizer;
    private final RecognitionOptions options;
    private final Listening listening;
    private final TranscriptListener also;
    private volatile Optional<RecognitionSession> session = Optional.empty();
    private volatile Optional<MeteredSource> read = Optional.empty();
    private volatile boolean speaking;
    private FutureTask<Boolean> work = new FutureTask<>(() -> true);

    /// @param recognizer loaded already, so that nothing is missed when the microphone starts
    /// @param also hears all events, too
    LiveText(Recognizer recognizer, RecognitionOptions options, Listening listening, TranscriptListener also) {
        this.recognizer = recognizer;
        this.options = options;
        this.listening = listening;
        this.also = also;
    }

    /// Listens until the sound ends.
    void start(LiveSound sound) {
        var source = new MeteredSource(PcmSource.once(sound.listen(RING)), _ -> {});
        read = Optional.of(source);
        work = new FutureTask<>(() -> {
            listening.hear(source, new Watched(), options);
            return true;
        });
        Thread.ofVirtual().name("live-text").start(work);
    }

    Listening.Pending pending() {
        return listening.pending();
    }

    /// Whether somebody speaks.
    boolean speaking() {
        return speaking;
    }

    /// How much of what was captured has not been heard yet.
    Duration behind(Duration captured) {
        var unread = captured.minus(read.map(MeteredSource::heard).orElse(Duration.ZERO));
        var behind = unread.plus(session.map(RecognitionSession::backlog).orElse(Duration.ZERO));
        return behind.isNegative() ? Duration.ZERO : behind;
    }

    /// Whether it has ended, by itself or because the sound did.
    boolean ended() {
        return work.isDone();
    }

    /// Waits for the last words; the sound has ended.
    void finish() throws InterruptedException {
        try {
            work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /// The recogniser, which is watched on its way.
    private final class Watched implements Recognizer {
        @Override
        public RecognizerInfo info() {
            return recognizer.info();
        }

        @Override
        public RecognitionSession open(RecognitionOptions asked, TranscriptListener listener) {
            var opened = recognizer.open(asked, event -> {
                watch(event);
                listener.on(event);
                also.on(event);
            });
            session = Optional.of(opened);
            return opened;
        }

        private void watch(TranscriptEvent event) {
            switch (event) {
                case TranscriptEvent.SpeechStarted _ -> speaking = true;
                case TranscriptEvent.SpeechEnded _, TranscriptEvent.Terminal _ -> speaking = false;
                case TranscriptEvent.Partial _, TranscriptEvent.Final _, TranscriptEvent.Notice _ -> {}
            }
        }

        @Override
        public void close() {
            recognizer.close();
        }
    }
}
