package dev.earshot.app.live;

import dev.earshot.app.shell.RunningTask;
import dev.earshot.app.speech.Heard;
import dev.earshot.app.speech.Meter;
import dev.earshot.app.speech.RecognizerChoice;
import dev.earshot.app.speech.Surroundings;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.PcmStream;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.vad.Detector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What is heard from *start* to *start anew*: microphones one after the other ([LiveTake]), recognisers one after the
/// other ([Ear]), and what they wrote ([Script]), all on one axis of time on which pauses do not count.
///
/// Microphones and recognisers do not know each other. A lost microphone leaves the words still to come; a failed
/// model leaves the recording; another of either goes on where the first ended. FX thread only.
final class Conversation {
    /// What a new recognition asks for now.
    private final Supplier<RecognitionOptions> asked;

    private final Surroundings<?> with;
    private final RecognizerChoice choice;
    private final Script script = new Script();
    private final SoundClock clock = new SoundClock();
    private final List<LiveTake> takes = new ArrayList<>();
    private final List<Ear> hearing = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(this, "phase", Phase.READY);
    private final ReadOnlyObjectWrapper<Ear.State> ear = new ReadOnlyObjectWrapper<>(this, "ear", Ear.State.NONE);
    private final ReadOnlyObjectWrapper<Pulse> pulse = new ReadOnlyObjectWrapper<>(this, "pulse", Pulse.REST);
    private final ReadOnlyObjectWrapper<Delays> delays = new ReadOnlyObjectWrapper<>(this, "delays", Delays.NONE);
    private final ReadOnlyObjectWrapper<Optional<Heard>> heard =
            new ReadOnlyObjectWrapper<>(this, "heard", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> lost =
            new ReadOnlyObjectWrapper<>(this, "lost", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> failed =
            new ReadOnlyObjectWrapper<>(this, "failed", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> notice =
            new ReadOnlyObjectWrapper<>(this, "notice", Optional.empty());
    private Optional<LiveTake> take = Optional.empty();
    private Optional<Ear> newest = Optional.empty();
    private Optional<RunningTask> task = Optional.empty();
    private Duration newestWord = Duration.ZERO;
    private int ears;
    private boolean startsPaused;
    /// Whether the newest recording is complete.
    private boolean saved = true;

    /// What is seen of a running microphone, many times a second.
    ///
    /// @param captured of the whole session
    /// @param behind how much of that the recogniser has not taken yet
    record Pulse(Meter meter, Duration captured, Duration behind, boolean speaking, Optional<Detector> detector) {
        static final Pulse REST = new Pulse(Meter.ZERO, Duration.ZERO, Duration.ZERO, false, Optional.empty());

        Pulse with(boolean somebodySpeaks) {
            return new Pulse(meter, captured, behind, somebodySpeaks, detector);
        }

        Pulse silent() {
            return new Pulse(meter.silent(), captured, behind, speaking, detector);
        }
    }

    Conversation(Surroundings<?> with, RecognizerChoice choice, Supplier<RecognitionOptions> asked) {
        this.with = with;
        this.choice = choice;
        this.asked = asked;
        choice.model().subscribe((_, _) -> changeEar());
        choice.language().subscribe((_, _) -> changeEar());
    }

    Script script() {
        return script;
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Ear.State> ear() {
        return ear.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Pulse> pulse() {
        return pulse.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Delays> delays() {
        return delays.getReadOnlyProperty();
    }

    /// How the newest recogniser hears; empty until one is known.
    ReadOnlyObjectProperty<Optional<Heard>> heard() {
        return heard.getReadOnlyProperty();
    }

    /// Why the microphone, or only the recording, stopped by itself.
    ReadOnlyObjectProperty<Optional<String>> lost() {
        return lost.getReadOnlyProperty();
    }

    /// Why no more text comes.
    ReadOnlyObjectProperty<Optional<String>> failed() {
        return failed.getReadOnlyProperty();
    }

    /// The newest thing worth knowing that takes nothing from the text.
    ReadOnlyObjectProperty<Optional<String>> notice() {
        return notice.getReadOnlyProperty();
    }

    void dismissNotice() {
        notice.set(Optional.empty());
    }

    /// The recordings so far, in order; complete once the microphone is off.
    List<Path> files() {
        return takes.stream().flatMap(one -> one.file().stream()).toList();
    }

    /// The microphone in use, or the last one; blank before the first.
    String device() {
        return take.map(LiveTake::device).orElse("");
    }

    /// How much was captured.
    Duration captured() {
        return take.map(LiveTake::now).orElse(Duration.ZERO);
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
            task.ifPresent(with.tasks()::end);
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
            pulse.set(pulse.get().silent());
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
    void abandonText() {
        stop();
        hearing.forEach(Ear::abandon);
    }

    /// Forgets what was said; the recordings stay where they are. Not while a microphone is on.
    void clear() {
        if (!phase.get().microphoneOn()) {
            hearing.forEach(Ear::abandon);
            hearing.clear();
            endTask();
            takes.clear();
            take = Optional.empty();
            newest = Optional.empty();
            newestWord = Duration.ZERO;
            script.clear();
            clock.clear();
            lost.set(Optional.empty());
            failed.set(Optional.empty());
            notice.set(Optional.empty());
            pulse.set(Pulse.REST);
            delays.set(Delays.NONE);
            ear.set(Ear.State.NONE);
            phase.set(Phase.READY);
        }
    }

    /// Ends everything now, waiting until the recording is complete on disk.
    void close() {
        take.ifPresent(LiveTake::close);
        hearing.forEach(Ear::abandon);
    }

    /// Lets the recogniser that is chosen now hear what is said from now on, after one that failed.
    void listenAgain() {
        if (phase.get().microphoneOn()) {
            newest.ifPresent(old -> old.cutAt(captured()));
            take.ifPresent(from -> {
                var begins = from.captured();
                from.listen().ifPresent(sound -> open(sound, from, begins));
            });
        }
    }

    private void changeEar() {
        boolean other = newest.filter(
                        now -> choice.model().get().filter(now.model()::equals).isPresent()
                                && now.options().equals(asked.get()))
                .isEmpty();
        if (other && newest.isPresent() && choice.model().get().isPresent()) {
            listenAgain();
        }
    }

    /// @param begins where in what `from` captures the sound begins
    private void open(PcmStream sound, LiveTake from, Duration begins) {
        choice.model()
                .get()
                .ifPresentOrElse(
                        model -> {
                            var start = from.begins().plus(begins);
                            var listening = new Ear(with, ears++, model, asked.get(), start, new Words());
                            newest = Optional.of(listening);
                            hearing.add(listening);
                            script.begin();
                            failed.set(Optional.empty());
                            ear.set(Ear.State.LOADING);
                            listening.start(sound, () -> from.captured().minus(begins));
                        },
                        () -> {
                            sound.close();
                            failed.set(Optional.of("No recogniser is installed yet."));
                            ear.set(Ear.State.FAILED);
                        });
    }

    private void finish(Phase next) {
        phase.set(next);
        pulse.set(pulse.get().silent());
        task.ifPresent(with.tasks()::end);
        task = Optional.of(with.tasks().begin("Finishing the text", this::abandonText));
        take.ifPresent(LiveTake::stop);
    }

    private void endTask() {
        task.ifPresent(with.tasks()::end);
        task = Optional.empty();
    }

    /// The microphone is off, and nobody hears any more.
    private void settle() {
        if (saved && hearing.isEmpty()) {
            endTask();
            pulse.set(pulse.get().with(false));
            if (phase.get() == Phase.FINISHING) {
                phase.set(Phase.STOPPED);
            }
        }
    }

    /// What the microphone in use says.
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
            take.ifPresent(from -> open(sound, from, Duration.ZERO));
        }

        @Override
        public void metered(Meter now) {
            if (phase.get() == Phase.LISTENING) {
                var captured = captured();
                var behind = newest.map(listening -> captured.minus(listening.heard()))
                        .filter(time -> !time.isNegative() && ear.get() != Ear.State.FAILED)
                        .orElse(Duration.ZERO);
                pulse.set(new Pulse(now, captured, behind, pulse.get().speaking(), newest.flatMap(Ear::detector)));
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

    /// What a recogniser says.
    private final class Words implements Ear.Listener {
        @Override
        public void said(Ear from, TranscriptEvent event) {
            if (!hearing.contains(from)) {
                return;
            }
            script.on(from.number(), event);
            switch (event) {
                case TranscriptEvent.SpeechStarted _ -> pulse.set(pulse.get().with(true));
                case TranscriptEvent.SpeechEnded _ -> pulse.set(pulse.get().with(false));
                case TranscriptEvent.Partial partial ->
                    shown(partial.segment().span().end());
                case TranscriptEvent.Final(var segment) -> {
                    shown(segment.span().end());
                    age(segment.span().end())
                            .ifPresent(time -> delays.set(delays.get().withSettled(time)));
                }
                case TranscriptEvent.Notice(var sentence) -> notice.set(Optional.of(sentence));
                case TranscriptEvent.Terminal _ -> {}
            }
        }

        private void shown(Duration word) {
            if (word.compareTo(newestWord) > 0) {
                newestWord = word;
                age(word).ifPresent(time -> delays.set(delays.get().withWord(time)));
            }
        }

        private Optional<Duration> age(Duration moment) {
            return clock.heardAt(moment)
                    .map(then -> Duration.between(then, with.clock().instant()));
        }

        @Override
        public void known(Ear from, Heard now) {
            heard.set(Optional.of(now));
            choice.learn(now.recognizer());
        }

        @Override
        public void opened(Ear from) {
            enter(from, Ear.State.HEARING);
        }

        @Override
        public void slow(Ear from, String sentence) {
            notice.set(Optional.of(sentence));
        }

        @Override
        public void failed(Ear from, SttException cause) {
            // That the microphone went away is said by the microphone.
            if (cause.error() != SttError.DEVICE_LOST
                    && newest.filter(from::equals).isPresent()) {
                failed.set(Optional.of(cause.sentence()));
                ear.set(Ear.State.FAILED);
            }
        }

        @Override
        public void ended(Ear from) {
            script.dropTentative(from.number());
            hearing.remove(from);
            if (ear.get() != Ear.State.FAILED) {
                enter(from, Ear.State.ENDED);
            }
            settle();
        }

        private void enter(Ear from, Ear.State state) {
            if (newest.filter(from::equals).isPresent()) {
                ear.set(state);
            }
        }
    }
}
