package dev.earshot.app.transcribe;

import dev.earshot.app.fx.FxLatest;
import dev.earshot.app.fx.FxRelay;
import dev.earshot.app.shell.RunningTask;
import dev.earshot.app.speech.Heard;
import dev.earshot.app.speech.Hearer;
import dev.earshot.app.speech.Surroundings;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.MeteredSource;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.RecognizerInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One run of a recogniser over one recording. It works on a computing thread and speaks to its item
/// on the FX thread;
/// after [#cancel] it says nothing more.
final class Transcription {
    private static final Logger LOG = LoggerFactory.getLogger(Transcription.class);

    private final QueueItem item;
    private final AudioSelection selection;
    private final Hearer who;
    private final RecognitionOptions options;
    private final LoadOptions loading;
    private final Surroundings<Engine> with;
    private final Runnable ended;
    private final FxLatest<Duration> progress;
    private final FxRelay relay;
    private Optional<RunningTask> task = Optional.empty();
    private Optional<Thread> runner = Optional.empty();
    private volatile boolean over;

    /// @param ended called on the FX thread when the item has its final state
    Transcription(QueueItem item, Hearer who, RecognitionOptions options, Surroundings<Engine> with, Runnable ended) {
        this.item = item;
        this.selection = item.selection().get();
        this.who = who;
        this.options = options;
        this.with = with;
        this.loading = with.loading();
        this.ended = ended;
        this.progress = new FxLatest<>(with.threads().fx(), this::show);
        this.relay = new FxRelay(with.threads().fx(), event -> {
            if (!over) {
                item.transcript().on(event);
                with.tell(event);
            }
        });
    }

    QueueItem item() {
        return item;
    }

    /// Begins; returns at once.
    void start() {
        begin(preparing());
        with.threads().computing().execute(this::run);
    }

    private String preparing() {
        return switch (who) {
            case Hearer.Model(var model) -> "Loading " + model.name();
            case Hearer.Service service -> "Connecting to " + service.name();
        };
    }

    /// Stops; what became final is kept.
    void cancel() {
        end(new ItemState.Cancelled());
        synchronized (this) {
            runner.ifPresent(Thread::interrupt);
        }
    }

    private void run() {
        synchronized (this) {
            runner = Optional.of(Thread.currentThread());
        }
        try {
            if (!over) {
                try (var recognizer = with.engine().recognizer(who, loading)) {
                    hear(recognizer);
                }
            }
        } catch (SttException failure) {
            onFx(() -> end(new ItemState.Failed(failure.sentence())));
        } catch (InterruptedException cancelled) {
            onFx(() -> end(new ItemState.Cancelled()));
        } catch (RuntimeException fault) {
            LOG.error("Transcribing {} failed", item.file(), fault);
            onFx(() -> end(new ItemState.Failed(
                    who.name() + " failed on “" + item.name() + "”: that is a fault of Earshot, the log has more.")));
        } finally {
            synchronized (this) {
                runner = Optional.empty();
            }
        }
    }

    private void hear(Recognizer recognizer) throws InterruptedException {
        var sound = with.engine().open(item.file());
        var source = new MeteredSource(sound.source(selection), progress::set);
        var began = with.clock().instant();
        onFx(() -> loaded(recognizer.info(), began));
        try {
            recognizer.transcribe(source, options, relay);
        } finally {
            onFx(() -> note(recognizer.info(), source, began));
        }
        onFx(() -> end(new ItemState.Done()));
    }

    private void loaded(RecognizerInfo recognizer, Instant began) {
        item.transcript().clear();
        item.heard(Heard.begun(recognizer, options, began));
        begin("Transcribing " + item.name());
    }

    private void begin(String title) {
        task.ifPresent(with.tasks()::end);
        task = Optional.of(with.tasks().begin(title, this::cancel));
        String step = title.equals(preparing()) ? title : "Transcribing";
        item.enter(new ItemState.Running(step, -1, Optional.empty()));
    }

    private void show(Duration read) {
        var total = item.duration().get();
        if (!over && !total.isZero()) {
            double done = Math.min(1, read.toNanos() / (double) total.toNanos());
            task.ifPresent(shown -> {
                shown.progress().set(done);
                item.enter(new ItemState.Running("Transcribing", done, shown.timeLeft()));
            });
        }
    }

    private void note(RecognizerInfo recognizer, MeteredSource source, Instant began) {
        var took = Duration.between(began, with.clock().instant());
        item.heard()
                .get()
                .ifPresent(known -> item.heard(known.through(recognizer, source.heard(), took, source.level())));
    }

    private void end(ItemState last) {
        if (over) {
            return;
        }
        over = true;
        item.transcript().dropTentative();
        task.ifPresent(with.tasks()::end);
        if (last instanceof ItemState.Done) {
            item.heard().get().map(Heard::audio).filter(Duration::isPositive).ifPresent(item::lasts);
        }
        item.enter(last);
        ended.run();
    }

    /// Runs it on the FX thread unless this run is over by then.
    private void onFx(Runnable step) {
        with.threads().fx().execute(() -> {
            if (!over) {
                step.run();
            }
        });
    }
}
