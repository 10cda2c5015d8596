package dev.earshot.app.speech;

import dev.earshot.app.fx.FxRelay;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.MeteredSource;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.audio.PcmStream;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.RecognitionSession;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.vad.Detector;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Recognises what a microphone hears, while it hears it. What fails here never touches the recording.
public final class LiveText {
    private static final Logger LOG = LoggerFactory.getLogger(LiveText.class);

    /// @param lines hears the transcript's events
    /// @param known hears how it is heard, at the beginning and at the end
    /// @param opened hears that the model is loaded and listens
    /// @param failed hears why there is no more text
    public record Listener(
            TranscriptListener lines, Consumer<Heard> known, Runnable opened, Consumer<SttException> failed) {}

    private final Surroundings<?> with;
    private final Hearer who;
    private final RecognitionOptions options;
    private final Listener listener;
    private volatile Optional<Thread> runner = Optional.empty();
    private volatile Optional<MeteredSource> source = Optional.empty();
    private volatile Optional<RecognitionSession> session = Optional.empty();

    /// @param listener hears everything on the FX thread
    public LiveText(Surroundings<?> with, Hearer who, RecognitionOptions options, Listener listener) {
        this.with = with;
        this.who = who;
        this.options = options;
        this.listener = listener;
    }

    /// Recognises until the sound ends, on the calling thread, and closes `ear`.
    public void run(PcmStream ear) {
        runner = Optional.of(Thread.currentThread());
        try (ear) {
            recognise(ear);
        } catch (SttException broken) {
            fail(broken);
        } catch (InterruptedException e) {
            LOG.info("Recognising while recording was given up");
        } catch (RuntimeException fault) {
            LOG.error("Recognising while recording failed", fault);
            fail(new SttException(
                    SttError.INTERNAL, who.name() + " failed: that is a fault of Earshot, the log has more."));
        } finally {
            runner = Optional.empty();
        }
    }

    private void recognise(PcmStream ear) throws InterruptedException {
        var metered = new MeteredSource(PcmSource.once(ear), _ -> {});
        source = Optional.of(metered);
        try (var recognizer = with.engine().recognizer(who, with.loading())) {
            recognise(recognizer, metered);
        }
    }

    private void recognise(Recognizer recognizer, MeteredSource metered) throws InterruptedException {
        Executor fx = with.threads().fx();
        var begun = Heard.begun(recognizer.info(), options, with.clock().instant());
        fx.execute(() -> listener.known().accept(begun));
        try {
            new Watched(recognizer).transcribe(metered, options, new FxRelay(fx, listener.lines()));
        } finally {
            var heard = begun.through(recognizer.info(), metered.heard(), Duration.ZERO, metered.level());
            fx.execute(() -> listener.known().accept(heard));
        }
    }

    private void fail(SttException cause) {
        with.threads().fx().execute(() -> listener.failed().accept(cause));
    }

    /// How much of the sound the recogniser has heard; what it has taken and not looked at yet does
    /// not count. On any
    /// thread.
    public Duration heard() {
        var waiting = session.map(RecognitionSession::backlog).orElse(Duration.ZERO);
        return source.map(MeteredSource::heard).orElse(Duration.ZERO).minus(waiting);
    }

    /// What tells speech from everything else, as soon as that is known. On any thread.
    public Optional<Detector> detector() {
        return session.flatMap(RecognitionSession::detector);
    }

    /// Gives up on the words still to come.
    public void abandon() {
        runner.ifPresent(Thread::interrupt);
    }

    /// The recogniser, whose session is looked at while it listens.
    private final class Watched implements Recognizer {
        private final Recognizer recognizer;

        Watched(Recognizer recognizer) {
            this.recognizer = recognizer;
        }

        @Override
        public RecognizerInfo info() {
            return recognizer.info();
        }

        @Override
        public RecognitionSession open(RecognitionOptions asked, TranscriptListener hears) {
            var opened = recognizer.open(asked, hears);
            session = Optional.of(opened);
            with.threads().fx().execute(listener.opened());
            return opened;
        }

        @Override
        public void close() {
            recognizer.close();
        }
    }
}
