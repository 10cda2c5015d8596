package dev.earshot.app.speech;

import dev.earshot.app.fx.FxRelay;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.MeteredSource;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.audio.PcmStream;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.store.InstalledModel;
import dev.earshot.engine.transcript.TranscriptListener;
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
    /// @param failed hears why there is no more text
    public record Listener(TranscriptListener lines, Consumer<Heard> known, Consumer<SttException> failed) {}

    private final Surroundings<?> with;
    private final InstalledModel model;
    private final RecognitionOptions options;
    private final Listener listener;
    private volatile Optional<Thread> runner = Optional.empty();

    /// @param listener hears everything on the FX thread
    public LiveText(Surroundings<?> with, InstalledModel model, RecognitionOptions options, Listener listener) {
        this.with = with;
        this.model = model;
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
                    SttError.INTERNAL, model.name() + " failed: that is a fault of Earshot, the log has more."));
        } finally {
            runner = Optional.empty();
        }
    }

    private void recognise(PcmStream ear) throws InterruptedException {
        Executor fx = with.threads().fx();
        var source = new MeteredSource(PcmSource.once(ear), _ -> {});
        var recognizer = with.engine().recognizer(model, with.loading());
        var begun = Heard.begun(recognizer.info(), options, with.clock().instant());
        fx.execute(() -> listener.known().accept(begun));
        try {
            recognizer.transcribe(source, options, new FxRelay(fx, listener.lines()));
        } finally {
            var heard = begun.through(recognizer.info(), source.heard(), Duration.ZERO, source.level());
            fx.execute(() -> listener.known().accept(heard));
        }
    }

    private void fail(SttException cause) {
        with.threads().fx().execute(() -> listener.failed().accept(cause));
    }

    /// Gives up on the words still to come.
    public void abandon() {
        runner.ifPresent(Thread::interrupt);
    }
}
