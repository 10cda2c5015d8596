package dev.earshot.app.transcribe;

import dev.earshot.app.fx.FxLatest;
import dev.earshot.app.shell.RunningTask;
import dev.earshot.app.speech.Heard;
import dev.earshot.app.speech.Hearer;
import dev.earshot.app.speech.LiveText;
import dev.earshot.app.speech.LiveWatch;
import dev.earshot.app.speech.Meter;
import dev.earshot.app.speech.PacedStream;
import dev.earshot.app.speech.Surroundings;
import dev.earshot.app.speech.Waveform;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PeakPyramid;
import dev.earshot.engine.audio.Take;
import dev.earshot.engine.recognition.RecognitionOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One recording from the microphone, from the button to the last word.
///
/// Three things go on at once and none can stop another: the engine writes the file, a waiting thread
/// watches the level
/// and draws the waveform ([LiveWatch]), a computing thread recognises ([LiveText]). Whatever fails,
/// the file is kept.
/// All methods and properties belong to the FX thread.
final class LiveRecording {
    /// How far the recogniser may fall behind before sound is dropped: loading a model takes a while,
    /// and a slow one
    /// catches up in pauses.
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration WATCHING = Duration.ofSeconds(5);

    enum Phase {
        STARTING,
        RUNNING,
        PAUSED,
        /// The microphone is off; the last words are still being recognised.
        FINISHING,
        ENDED
    }

    /// @param item heard of as soon as the microphone runs
    /// @param ended the last thing that is said
    record Listener(Consumer<QueueItem> item, Runnable ended) {}

    private final Surroundings<Engine> with;
    private final Listener listener;
    private final LiveText text;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(this, "phase", Phase.STARTING);
    private final ReadOnlyObjectWrapper<Meter> meter = new ReadOnlyObjectWrapper<>(this, "meter", Meter.ZERO);
    private final ReadOnlyObjectWrapper<String> device = new ReadOnlyObjectWrapper<>(this, "device", "");
    private final ReadOnlyObjectWrapper<Optional<Waveform>> waveform =
            new ReadOnlyObjectWrapper<>(this, "waveform", Optional.empty());
    private Optional<QueueItem> item = Optional.empty();
    private Optional<RunningTask> task = Optional.empty();
    private Optional<String> textFailure = Optional.empty();
    private boolean microphoneFailed;
    private boolean abandoned;
    /// Watching, recognising and saving: the recording has ended when all three have.
    private int working = 3;

    private volatile Optional<Take> live = Optional.empty();

    LiveRecording(Surroundings<Engine> with, Hearer who, RecognitionOptions options, Listener listener) {
        this.with = with;
        this.listener = listener;
        this.text = new LiveText(
                with,
                who,
                options,
                new LiveText.Listener(
                        event -> {
                            item.ifPresent(recorded -> recorded.transcript().on(event));
                            with.tell(event);
                        },
                        this::known,
                        () -> {},
                        this::textFailed));
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Meter> meter() {
        return meter.getReadOnlyProperty();
    }

    /// The microphone's name; blank until it runs.
    ReadOnlyObjectProperty<String> device() {
        return device.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Waveform>> waveform() {
        return waveform.getReadOnlyProperty();
    }

    Optional<QueueItem> item() {
        return item;
    }

    boolean microphoneOn() {
        return switch (phase.get()) {
            case STARTING, RUNNING, PAUSED -> true;
            case FINISHING, ENDED -> false;
        };
    }

    void start() {
        task = Optional.of(with.tasks().begin("Recording", this::stop));
        var microphone = with.settings().settings().get().microphone();
        var folder = with.recordingsFolder();
        with.threads().waiting().execute(() -> {
            try {
                run(with.engine().record(microphone, folder));
            } catch (SttException refused) {
                onFx(() -> refused(refused));
            }
        });
    }

    void pauseOrResume() {
        switch (phase.get()) {
            case RUNNING -> {
                live.ifPresent(Take::pause);
                meter.set(meter.get().silent());
                phase.set(Phase.PAUSED);
            }
            case PAUSED -> {
                live.ifPresent(Take::resume);
                phase.set(Phase.RUNNING);
            }
            case STARTING, FINISHING, ENDED -> {}
        }
    }

    /// Turns the microphone off; the text of what was said still comes.
    void stop() {
        if (microphoneOn()) {
            phase.set(Phase.FINISHING);
            item.ifPresent(this::finish);
        }
    }

    /// Gives up on the words still to come; keeps the recording and the words there are.
    void abandonText() {
        abandoned = true;
        stop();
        text.abandon();
    }

    /// Ends everything now, waiting until the recording is complete on disk.
    void close() {
        abandoned = true;
        live.ifPresent(Take::close);
        text.abandon();
    }

    private void run(Take running) {
        live = Optional.of(running);
        var watching = running.listen(WATCHING);
        var recognising = new PacedStream(
                running.listen(PATIENCE),
                running::captured,
                with.clock(),
                sentence -> onFx(() -> with.notices().info(sentence)));
        onFx(() -> opened(running));
        with.threads().computing().execute(() -> {
            text.run(recognising);
            onFx(this::partEnded);
        });
        var peaks = new PeakPyramid();
        var drawn = new FxLatest<Waveform>(with.threads().fx(), shape -> waveform.set(Optional.of(shape)));
        new LiveWatch(
                        running,
                        with.threads().fx(),
                        this::metered,
                        sound -> drawn.set(drawing(peaks, sound)),
                        cause -> onFx(() -> microphoneFailed(cause)))
                .run(watching);
        onFx(this::partEnded);
    }

    private static Waveform drawing(PeakPyramid peaks, Pcm sound) {
        peaks.add(sound);
        return new Waveform(peaks, peaks.samples(), peaks.samples(), true);
    }

    private void refused(SttException why) {
        with.notices().problem(why.sentence());
        end();
    }

    private void opened(Take running) {
        var recorded = new QueueItem(running.file(), AudioSelection.ALL);
        item = Optional.of(recorded);
        recorded.enter(new ItemState.Recording());
        device.set(running.device());
        listener.item().accept(recorded);
        if (phase.get() == Phase.STARTING) {
            phase.set(Phase.RUNNING);
        } else {
            finish(recorded);
        }
    }

    private void metered(Meter now) {
        if (phase.get() != Phase.PAUSED) {
            meter.set(now);
            item.filter(recorded -> recorded.sound().get().isEmpty())
                    .ifPresent(recorded -> recorded.lasts(now.captured()));
        }
    }

    private void known(Heard heard) {
        item.ifPresent(
                recorded -> recorded.heard(heard.from(device.get(), meter.get().dropped())));
    }

    private void finish(QueueItem recorded) {
        recorded.enter(new ItemState.Running("Finishing the text", -1, Optional.empty()));
        task.ifPresent(with.tasks()::end);
        task = Optional.of(with.tasks().begin("Finishing " + recorded.name(), this::abandonText));
        live.ifPresent(running -> with.threads().waiting().execute(() -> save(running)));
    }

    private void save(Take running) {
        running.close();
        try {
            var sound = with.engine().open(running.file());
            onFx(() -> item.ifPresent(recorded -> recorded.probed(sound)));
        } catch (SttException unreadable) {
            onFx(() -> microphoneFailed(unreadable));
        } finally {
            onFx(this::partEnded);
        }
    }

    /// The microphone or its file stopped by itself: what there is stays.
    private void microphoneFailed(SttException cause) {
        if (!microphoneFailed) {
            microphoneFailed = true;
            with.notices().problem(cause.sentence());
        }
        stop();
    }

    private void textFailed(SttException cause) {
        if (cause.error() == SttError.DEVICE_LOST) {
            microphoneFailed(cause);
        } else if (!abandoned && textFailure.isEmpty()) {
            textFailure = Optional.of(cause.sentence());
            with.notices().problem(microphoneOn() ? cause.sentence() + " The recording goes on." : cause.sentence());
        }
    }

    private void partEnded() {
        working--;
        if (working == 0) {
            item.ifPresent(recorded -> {
                recorded.transcript().dropTentative();
                recorded.enter(last());
            });
            end();
        }
    }

    private ItemState last() {
        if (abandoned) {
            return new ItemState.Cancelled();
        }
        return textFailure.<ItemState>map(ItemState.Failed::new).orElseGet(ItemState.Done::new);
    }

    private void end() {
        task.ifPresent(with.tasks()::end);
        phase.set(Phase.ENDED);
        listener.ended().run();
    }

    private void onFx(Runnable step) {
        with.threads().fx().execute(step);
    }
}
