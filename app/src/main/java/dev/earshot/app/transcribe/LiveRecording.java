package dev.earshot.app.transcribe;

import dev.earshot.app.fx.FxLatest;
import dev.earshot.app.fx.FxRelay;
import dev.earshot.app.shell.RunningTask;
import dev.earshot.app.transcribe.Engine.Live;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.Level;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.audio.PcmStream;
import dev.earshot.engine.audio.PeakPyramid;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.store.InstalledModel;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One recording from the microphone, from the button to the last word.
///
/// Three things go on at once and none can stop another: the engine writes the file, a waiting thread watches the level
/// and draws the waveform, a computing thread recognises. Whatever fails, the file is kept. All methods and properties
/// belong to the FX thread.
final class LiveRecording {
    private static final Logger LOG = LoggerFactory.getLogger(LiveRecording.class);

    /// How far the recogniser may fall behind before sound is dropped: loading a model takes a while, and a slow one
    /// catches up in pauses.
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration METER_RING = Duration.ofSeconds(5);

    enum Phase {
        STARTING,
        RUNNING,
        PAUSED,
        /// The microphone is off; the last words are still being recognised.
        FINISHING,
        ENDED
    }

    /// What the meters show.
    ///
    /// @param level of the last tenth of a second
    /// @param clipped whether anything was too loud since the beginning
    /// @param dropped what the recogniser missed
    record Meter(Level level, boolean clipped, Duration captured, Duration dropped) {
        static final Meter ZERO = new Meter(Level.SILENCE, false, Duration.ZERO, Duration.ZERO);
    }

    /// @param item heard of as soon as the microphone runs
    /// @param ended the last thing that is said
    record Listener(Consumer<QueueItem> item, Runnable ended) {}

    private final Surroundings with;
    private final InstalledModel model;
    private final RecognitionOptions options;
    private final Listener listener;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(this, "phase", Phase.STARTING);
    private final ReadOnlyObjectWrapper<Meter> meter = new ReadOnlyObjectWrapper<>(this, "meter", Meter.ZERO);
    private final ReadOnlyObjectWrapper<String> device = new ReadOnlyObjectWrapper<>(this, "device", "");
    private final ReadOnlyObjectWrapper<Optional<Waveform>> waveform =
            new ReadOnlyObjectWrapper<>(this, "waveform", Optional.empty());
    private Optional<QueueItem> item = Optional.empty();
    private Optional<RunningTask> task = Optional.empty();
    private Optional<String> failure = Optional.empty();
    private int working;
    private boolean abandoned;

    private volatile Optional<Live> live = Optional.empty();
    private volatile boolean stopWanted;
    private volatile Optional<Thread> recognising = Optional.empty();

    LiveRecording(Surroundings with, InstalledModel model, RecognitionOptions options, Listener listener) {
        this.with = with;
        this.model = model;
        this.options = options;
        this.listener = listener;
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
        with.threads().waiting().execute(() -> open(microphone));
    }

    void pauseOrResume() {
        switch (phase.get()) {
            case RUNNING -> {
                live.ifPresent(Live::pause);
                meter.set(new Meter(
                        Level.SILENCE,
                        meter.get().clipped(),
                        meter.get().captured(),
                        meter.get().dropped()));
                phase.set(Phase.PAUSED);
            }
            case PAUSED -> {
                live.ifPresent(Live::resume);
                phase.set(Phase.RUNNING);
            }
            case STARTING, FINISHING, ENDED -> {}
        }
    }

    /// Turns the microphone off; the text of what was said still comes.
    void stop() {
        if (!microphoneOn()) {
            return;
        }
        stopWanted = true;
        phase.set(Phase.FINISHING);
        item.ifPresent(recorded -> {
            recorded.enter(new ItemState.Running("Finishing the text", -1, Optional.empty()));
            task.ifPresent(with.tasks()::end);
            task = Optional.of(with.tasks().begin("Finishing " + recorded.name(), this::abandonText));
        });
        live.ifPresent(running -> with.threads().waiting().execute(() -> save(running)));
    }

    /// Gives up on the words still to come; keeps the recording and the words there are.
    void abandonText() {
        abandoned = true;
        stop();
        recognising.ifPresent(Thread::interrupt);
    }

    /// Ends everything now, waiting until the recording is complete on disk.
    void close() {
        stopWanted = true;
        abandoned = true;
        live.ifPresent(Live::close);
        recognising.ifPresent(Thread::interrupt);
    }

    private void open(Optional<String> microphone) {
        try {
            var running = with.engine().record(microphone, with.recordingsFolder());
            live = Optional.of(running);
            var meterEar = running.listen(METER_RING);
            var recogniserEar = running.listen(PATIENCE);
            onFx(() -> opened(running));
            with.threads().computing().execute(() -> recognise(recogniserEar));
            watch(running, meterEar);
        } catch (SttException refused) {
            onFx(() -> {
                with.notices().problem(refused.sentence());
                end();
            });
        }
    }

    private void opened(Live running) {
        var recorded = new QueueItem(running.file(), AudioSelection.ALL);
        item = Optional.of(recorded);
        working = 2;
        recorded.enter(new ItemState.Recording());
        device.set(running.device());
        listener.item().accept(recorded);
        if (stopWanted) {
            phase.set(Phase.RUNNING);
            stop();
        } else {
            phase.set(Phase.RUNNING);
        }
    }

    private void save(Live running) {
        running.close();
        try {
            var sound = with.engine().open(running.file());
            onFx(() -> item.ifPresent(recorded -> recorded.probed(sound)));
        } catch (SttException unreadable) {
            failed(unreadable);
        }
    }

    /// Looks at the sound as it comes: level, clock, waveform, and whether the recording still goes on.
    private void watch(Live running, PcmStream ear) {
        var peaks = new PeakPyramid();
        var meters = new FxLatest<Meter>(with.threads().fx(), this::show);
        var waves = new FxLatest<Waveform>(with.threads().fx(), shape -> waveform.set(Optional.of(shape)));
        boolean clipped = false;
        boolean stopping = false;
        try (ear) {
            for (var chunk = ear.read(); chunk.isPresent(); chunk = ear.read()) {
                peaks.add(chunk.get());
                clipped |= running.level().clipped() > 0;
                meters.set(new Meter(running.level(), clipped, running.captured(), running.dropped()));
                waves.set(new Waveform(peaks, peaks.samples(), peaks.samples(), true));
                if (!stopping && running.failure().isPresent()) {
                    stopping = true;
                    failed(running.failure().get());
                }
            }
        } catch (SttException lost) {
            failed(lost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var loud = ear.level();
        onFx(() -> item.flatMap(recorded -> recorded.heard().get())
                .ifPresent(known -> item.get().heard(known.through(running.captured(), known.took(), loud))));
        onFx(this::partEnded);
    }

    private void show(Meter now) {
        if (phase.get() == Phase.RUNNING || phase.get() == Phase.FINISHING) {
            meter.set(now);
            item.filter(recorded -> recorded.sound().get().isEmpty())
                    .ifPresent(recorded -> recorded.lasts(now.captured()));
        }
    }

    /// The recording ended by itself, or cannot be read back: what there is stays.
    private void failed(SttException cause) {
        onFx(() -> {
            if (failure.isEmpty()) {
                failure = Optional.of(cause.sentence());
                with.notices().problem(cause.sentence());
            }
            stop();
        });
    }

    private void recognise(PcmStream ear) {
        recognising = Optional.of(Thread.currentThread());
        var began = with.clock().instant();
        var relay = new FxRelay(
                with.threads().fx(),
                event -> item.ifPresent(recorded -> recorded.transcript().on(event)));
        var source = new MeteredSource(new OpenStream(ear), _ -> {});
        try (ear) {
            var recognizer = with.engine().recognizer(model);
            onFx(() -> item.ifPresent(recorded -> recorded.heard(
                    Heard.begun(recognizer.info(), options, began).from(device.get(), Duration.ZERO))));
            recognizer.transcribe(source, options, relay);
        } catch (SttException broken) {
            LOG.info("Recognising while recording ended early: {}", broken.sentence());
            onFx(() -> textFailed(broken));
        } catch (InterruptedException e) {
            LOG.info("Recognising while recording was given up");
        } catch (RuntimeException fault) {
            LOG.error("Recognising while recording failed", fault);
            onFx(() -> textFailed(new SttException(
                    dev.earshot.engine.SttError.INTERNAL,
                    model.name() + " failed: that is a fault of Earshot, the log has more.")));
        } finally {
            recognising = Optional.empty();
            onFx(() -> {
                noteEnd(source);
                partEnded();
            });
        }
    }

    private void textFailed(SttException cause) {
        if (failure.isEmpty() && !abandoned) {
            failure = Optional.of(cause.sentence());
            with.notices().problem(microphoneOn() ? cause.sentence() + " The recording goes on." : cause.sentence());
        }
    }

    private void noteEnd(MeteredSource source) {
        item.ifPresent(recorded -> {
            recorded.transcript().dropTentative();
            recorded.heard()
                    .get()
                    .ifPresent(known -> recorded.heard(known.through(source.heard(), known.took(), source.level())
                            .from(device.get(), meter.get().dropped())));
        });
    }

    private void partEnded() {
        working--;
        if (working == 0) {
            item.ifPresent(recorded -> recorded.enter(
                    abandoned
                            ? new ItemState.Cancelled()
                            : failure.<ItemState>map(ItemState.Failed::new).orElseGet(ItemState.Done::new)));
            end();
        }
    }

    private void end() {
        task.ifPresent(with.tasks()::end);
        phase.set(Phase.ENDED);
        listener.ended().run();
    }

    private void onFx(Runnable step) {
        with.threads().fx().execute(step);
    }

    /// A stream that is open already, as a source that can be opened once.
    private record OpenStream(PcmStream stream) implements PcmSource {
        @Override
        public PcmStream open() {
            return stream;
        }

        @Override
        public Optional<Duration> duration() {
            return Optional.empty();
        }
    }
}
