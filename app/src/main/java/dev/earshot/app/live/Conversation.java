package dev.earshot.app.live;

import dev.earshot.app.shell.RunningTask;
import dev.earshot.app.speech.Meter;
import dev.earshot.app.speech.RecognizerChoice;
import dev.earshot.app.speech.Surroundings;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.PcmStream;
import dev.earshot.engine.recognition.RecognitionOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What is heard from *Listen* to *Start anew*: microphones one after the other ([LiveTake]), and on
/// them recognisers one after the other ([Hearing]), all on one axis of time on which pauses do not
/// count.
///
/// Microphones and recognisers do not know each other. A lost microphone leaves the words still to
/// come; a failed model leaves the recording; another of either goes on where the first ended. FX
/// thread only.
final class Conversation {
    private final Surroundings<?> with;
    private final SoundClock clock = new SoundClock();
    private final Hearing hearing;
    private final List<LiveTake> takes = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(this, "phase", Phase.READY);
    private final ReadOnlyObjectWrapper<Meter> meter = new ReadOnlyObjectWrapper<>(this, "meter", Meter.ZERO);
    private final ReadOnlyObjectWrapper<Optional<String>> lost =
            new ReadOnlyObjectWrapper<>(this, "lost", Optional.empty());
    private Optional<LiveTake> take = Optional.empty();
    private Optional<RunningTask> task = Optional.empty();
    private boolean startsPaused;
    /// Whether the newest recording is complete.
    private boolean saved = true;

    /// @param asked what a recognition that begins now asks for
    Conversation(Surroundings<?> with, RecognizerChoice choice, Supplier<RecognitionOptions> asked) {
        this.with = with;
        hearing = new Hearing(with, choice, asked, clock, this::settle);
        choice.hearer().subscribe((_, _) -> chosen());
        choice.language().subscribe((_, _) -> chosen());
    }

    Hearing hearing() {
        return hearing;
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    /// Of the running microphone, many times a second.
    ReadOnlyObjectProperty<Meter> meter() {
        return meter.getReadOnlyProperty();
    }

    /// Why the microphone, or only the recording, stopped by itself.
    ReadOnlyObjectProperty<Optional<String>> lost() {
        return lost.getReadOnlyProperty();
    }

    /// The recordings so far, in order; complete once the microphone is off.
    List<Path> files() {
        return takes.stream().flatMap(one -> one.file().stream()).toList();
    }

    /// How much was captured.
    Duration captured() {
        return take.map(LiveTake::now).orElse(Duration.ZERO);
    }

    /// How much of that waits to be heard.
    Duration behind() {
        return hearing.behind(captured());
    }

    /// Turns a microphone on and goes on with the transcript there is.
    ///
    /// @param microphone id of one; the default where it is empty or gone
    void begin(Optional<String> microphone) {
        if (phase.get().mayBegin()) {
            startsPaused = false;
            saved = false;
            phase.set(Phase.STARTING);
            lost.set(Optional.empty());
            endTask();
            task = Optional.of(with.tasks().begin("Listening", this::stop));
            var next = new LiveTake(with, captured(), clock, new Microphone());
            take = Optional.of(next);
            takes.add(next);
            next.start(microphone);
        }
    }

    /// The same, but it hears nothing before [#resume].
    void beginPaused(Optional<String> microphone) {
        begin(microphone);
        startsPaused = true;
    }

    void pause() {
        if (phase.get() == Phase.LISTENING) {
            take.ifPresent(LiveTake::pause);
            meter.set(meter.get().silent());
            phase.set(Phase.PAUSED);
        } else if (phase.get() == Phase.STARTING) {
            startsPaused = true;
        }
    }

    void resume() {
        if (phase.get() == Phase.PAUSED) {
            take.ifPresent(LiveTake::resume);
            phase.set(Phase.LISTENING);
        } else if (phase.get() == Phase.STARTING) {
            startsPaused = false;
        }
    }

    /// Turns the microphone off; the text of what was said still comes.
    void stop() {
        if (phase.get().microphoneOn()) {
            finish(Phase.FINISHING);
        }
    }

    /// Gives up on the words still to come; keeps the recording and the words there are.
    private void abandonText() {
        stop();
        hearing.abandon();
    }

    /// Forgets what was said; the recordings stay where they are. Not while a microphone is on.
    void clear() {
        if (!phase.get().microphoneOn()) {
            hearing.clear();
            endTask();
            takes.clear();
            take = Optional.empty();
            clock.clear();
            lost.set(Optional.empty());
            meter.set(Meter.ZERO);
            phase.set(Phase.READY);
        }
    }

    /// Ends everything now, waiting until the recording is complete on disk.
    void close() {
        take.ifPresent(LiveTake::close);
        hearing.abandon();
    }

    /// Lets the recogniser that is chosen now hear what is said from now on.
    void listenAgain() {
        if (phase.get().microphoneOn()) {
            take.ifPresent(from -> {
                var begins = from.captured();
                from.listen().ifPresent(sound -> hearing.open(sound, from, begins));
            });
        }
    }

    private void chosen() {
        if (hearing.isOther()) {
            listenAgain();
        }
    }

    private void finish(Phase next) {
        phase.set(next);
        meter.set(meter.get().silent());
        endTask();
        task = Optional.of(with.tasks().begin("Finishing the text", this::abandonText));
        take.ifPresent(LiveTake::stop);
    }

    private void endTask() {
        task.ifPresent(with.tasks()::end);
        task = Optional.empty();
    }

    /// Once the recording is complete and nobody hears any more.
    private void settle() {
        if (saved && hearing.isIdle()) {
            endTask();
            if (phase.get() == Phase.FINISHING) {
                phase.set(Phase.STOPPED);
            }
        }
    }

    /// What a microphone says.
    private final class Microphone implements LiveTake.Listener {
        private final int number = takes.size() + 1;

        @Override
        public void opened(PcmStream sound) {
            if (phase.get() == Phase.STARTING) {
                phase.set(Phase.LISTENING);
                if (startsPaused) {
                    pause();
                }
            }
            take.ifPresent(from -> hearing.open(sound, from, Duration.ZERO));
        }

        @Override
        public void metered(Meter now) {
            if (phase.get() == Phase.LISTENING) {
                meter.set(now);
            }
        }

        @Override
        public void broke(SttException cause) {
            lost.set(Optional.of(cause.sentence()));
            if (cause.error() == SttError.DEVICE_LOST && phase.get().microphoneOn()) {
                finish(Phase.LOST);
            }
        }

        @Override
        public void refused(SttException cause) {
            lost.set(Optional.of(cause.sentence()));
            takes.removeLast();
            take = takes.isEmpty() ? Optional.empty() : Optional.of(takes.getLast());
            saved = true;
            endTask();
            phase.set(takes.isEmpty() ? Phase.READY : Phase.LOST);
        }

        @Override
        public void saved() {
            // Another microphone may have followed meanwhile.
            if (takes.size() == number) {
                saved = true;
                settle();
            }
        }
    }
}
