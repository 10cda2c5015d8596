package dev.earshot.app.live;

import dev.earshot.app.speech.Heard;
import dev.earshot.app.speech.Hearer;
import dev.earshot.app.speech.RecognizerChoice;
import dev.earshot.app.speech.Surroundings;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.PcmStream;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.store.InstalledModel;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.vad.Detector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The recognisers of a conversation, one after the other, and what they wrote. While one finishes
/// its last words the
/// next may listen already; what is said of the state is said of the newest. FX thread only.
final class Hearing {
    private final Surroundings<?> with;
    private final RecognizerChoice choice;
    private final Supplier<RecognitionOptions> asked;
    private final SoundClock clock;
    private final Runnable idle;
    private final Script script = new Script();
    private final Words words = new Words();
    private final List<Ear> ears = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Ear.State> state = new ReadOnlyObjectWrapper<>(this, "state", Ear.State.NONE);
    private final ReadOnlyBooleanWrapper speaking = new ReadOnlyBooleanWrapper(this, "speaking");
    private final ReadOnlyObjectWrapper<Delays> delays = new ReadOnlyObjectWrapper<>(this, "delays", Delays.NONE);
    private final ReadOnlyObjectWrapper<Optional<Heard>> heard =
            new ReadOnlyObjectWrapper<>(this, "heard", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> failure =
            new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> notice =
            new ReadOnlyObjectWrapper<>(this, "notice", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<InstalledModel>> relief =
            new ReadOnlyObjectWrapper<>(this, "relief", Optional.empty());
    private Optional<Ear> newest = Optional.empty();
    private Duration newestWord = Duration.ZERO;
    private int opened;

    /// @param asked what a recognition that begins now asks for
    /// @param clock when which sound was heard
    /// @param idle runs whenever nobody hears any more
    Hearing(
            Surroundings<?> with,
            RecognizerChoice choice,
            Supplier<RecognitionOptions> asked,
            SoundClock clock,
            Runnable idle) {
        this.with = with;
        this.choice = choice;
        this.asked = asked;
        this.clock = clock;
        this.idle = idle;
    }

    Script script() {
        return script;
    }

    ReadOnlyObjectProperty<Ear.State> state() {
        return state.getReadOnlyProperty();
    }

    /// Whether somebody is heard to speak.
    ReadOnlyBooleanProperty speaking() {
        return speaking.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Delays> delays() {
        return delays.getReadOnlyProperty();
    }

    /// How the newest recogniser hears; empty until one is known.
    ReadOnlyObjectProperty<Optional<Heard>> heard() {
        return heard.getReadOnlyProperty();
    }

    /// Why no more text comes.
    ReadOnlyObjectProperty<Optional<String>> failure() {
        return failure.getReadOnlyProperty();
    }

    /// The newest thing worth knowing that takes nothing from the text.
    ReadOnlyObjectProperty<Optional<String>> notice() {
        return notice.getReadOnlyProperty();
    }

    /// A smaller model that is offered beside the notice, since the one that hears does not keep up.
    ReadOnlyObjectProperty<Optional<InstalledModel>> relief() {
        return relief.getReadOnlyProperty();
    }

    void dismissNotice() {
        notice.set(Optional.empty());
        relief.set(Optional.empty());
    }

    /// Lets the model hear from now on that is offered.
    void acceptRelief() {
        var offered = relief.get();
        dismissNotice();
        offered.ifPresent(choice::choose);
    }

    /// What tells speech from everything else, where that is known.
    Optional<Detector> detector() {
        return newest.flatMap(Ear::detector);
    }

    boolean isIdle() {
        return ears.isEmpty();
    }

    /// How much of what was captured until that moment waits to be heard.
    Duration behind(Duration now) {
        return newest.filter(_ -> state.get() != Ear.State.FAILED)
                .map(ear -> now.minus(ear.heard()))
                .filter(time -> !time.isNegative())
                .orElse(Duration.ZERO);
    }

    /// Whether another model or language is chosen than the one that hears.
    boolean isOther() {
        return newest.isPresent()
                && choice.hearer().get().isPresent()
                && newest.filter(ear ->
                                choice.hearer().get().filter(ear.who()::equals).isPresent()
                                        && ear.options().equals(asked.get()))
                        .isEmpty();
    }

    /// Lets the recogniser that is chosen now hear a microphone.
    ///
    /// @param begins where in what `take` captures the sound begins
    void open(PcmStream sound, LiveTake take, Duration begins) {
        newest.ifPresent(ear -> ear.cutAt(take.begins().plus(begins)));
        choice.hearer().get().ifPresentOrElse(who -> open(sound, take, begins, who), () -> {
            sound.close();
            failure.set(Optional.of("No recogniser is installed yet."));
            state.set(Ear.State.FAILED);
        });
    }

    private void open(PcmStream sound, LiveTake take, Duration begins, Hearer who) {
        var ear = new Ear(with, opened++, who, asked.get(), take.begins().plus(begins), words);
        newest = Optional.of(ear);
        ears.add(ear);
        script.begin();
        failure.set(Optional.empty());
        state.set(Ear.State.LOADING);
        ear.start(sound, () -> take.captured().minus(begins));
    }

    /// Gives up on the words still to come.
    void abandon() {
        ears.forEach(Ear::abandon);
    }

    /// Forgets everything.
    void clear() {
        abandon();
        ears.clear();
        newest = Optional.empty();
        newestWord = Duration.ZERO;
        script.clear();
        failure.set(Optional.empty());
        dismissNotice();
        delays.set(Delays.NONE);
        speaking.set(false);
        state.set(Ear.State.NONE);
    }

    /// What the recognisers say.
    private final class Words implements Ear.Listener {
        @Override
        public void said(Ear from, TranscriptEvent event) {
            // Some may still speak of what is forgotten.
            if (ears.contains(from)) {
                script.on(from.number(), event);
                note(from, event);
            }
        }

        private void note(Ear from, TranscriptEvent event) {
            switch (event) {
                case TranscriptEvent.SpeechStarted _ -> speaking.set(true);
                case TranscriptEvent.SpeechEnded _ -> speaking.set(false);
                case TranscriptEvent.Partial partial -> shown(lastWord(partial.segment()));
                case TranscriptEvent.Final(var segment) -> {
                    shown(lastWord(segment));
                    age(lastWord(segment))
                            .ifPresent(time -> delays.set(delays.get().withSettled(time)));
                }
                case TranscriptEvent.Notice(var topic, var sentence) -> {
                    switch (topic) {
                        case MACHINE, CONNECTION -> notice.set(Optional.of(sentence));
                        case PACE -> slow(from, sentence);
                    }
                }
                case TranscriptEvent.Terminal _ -> {}
            }
        }

        private static Duration lastWord(Segment segment) {
            return segment.words().isEmpty()
                    ? segment.span().end()
                    : segment.words().getLast().span().end();
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
            switch (from.who()) {
                case Hearer.Model(var model) -> choice.smallerThan(model, smaller -> offer(from, smaller));
                case Hearer.Service _ -> {}
            }
        }

        private void offer(Ear from, InstalledModel smaller) {
            if (notice.get().isPresent() && newest.filter(from::equals).isPresent()) {
                relief.set(Optional.of(smaller));
            }
        }

        @Override
        public void failed(Ear from, SttException cause) {
            // That the microphone went away is said by the microphone.
            if (cause.error() != SttError.DEVICE_LOST
                    && newest.filter(from::equals).isPresent()) {
                failure.set(Optional.of(cause.sentence()));
                state.set(Ear.State.FAILED);
            }
        }

        @Override
        public void ended(Ear from) {
            script.dropTentative(from.number());
            ears.remove(from);
            if (state.get() != Ear.State.FAILED) {
                enter(from, Ear.State.ENDED);
            }
            if (ears.isEmpty()) {
                speaking.set(false);
                idle.run();
            }
        }

        private void enter(Ear from, Ear.State now) {
            if (newest.filter(from::equals).isPresent()) {
                state.set(now);
            }
        }
    }
}
