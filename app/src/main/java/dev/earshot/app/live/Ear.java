package dev.earshot.app.live;

import dev.earshot.app.speech.Heard;
import dev.earshot.app.speech.Hearer;
import dev.earshot.app.speech.LiveText;
import dev.earshot.app.speech.PacedStream;
import dev.earshot.app.speech.Surroundings;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.PcmStream;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.vad.Detector;
import java.time.Duration;
import java.util.Optional;

/// One recogniser listening to a microphone, from where it begins until it is cut off or the sound
/// ends. Several may
/// follow one another in a session. FX thread only.
final class Ear {
    /// How it stands with the newest of them.
    enum State {
        NONE,
        /// The model is being loaded; the sound waits for it.
        LOADING,
        HEARING,
        /// No more text comes; the recording goes on.
        FAILED,
        ENDED
    }

    /// Ids of different ears never meet.
    private static final int IDS = 1_000_000;

    /// Hears on the FX thread.
    interface Listener {
        /// @param event with times and ids of the session
        void said(Ear ear, TranscriptEvent event);

        void known(Ear ear, Heard heard);

        void opened(Ear ear);

        /// The recogniser does not keep up, in a sentence.
        void slow(Ear ear, String sentence);

        void failed(Ear ear, SttException cause);

        /// The last thing that is said.
        void ended(Ear ear);
    }

    private final Surroundings<?> with;
    private final int number;
    private final Hearer who;
    private final RecognitionOptions options;
    private final Duration begins;
    private final Listener listener;
    private final LiveText text;
    private volatile Optional<CutStream> sound = Optional.empty();

    /// @param number counts the ears of a session
    /// @param begins where on the session's axis its sound begins
    Ear(Surroundings<?> with, int number, Hearer who, RecognitionOptions options, Duration begins, Listener listener) {
        this.with = with;
        this.number = number;
        this.who = who;
        this.options = options;
        this.begins = begins;
        this.listener = listener;
        text = new LiveText(
                with,
                who,
                options,
                new LiveText.Listener(
                        event -> listener.said(this, placed(event)),
                        heard -> listener.known(this, heard),
                        () -> listener.opened(this),
                        cause -> listener.failed(this, cause)));
    }

    int number() {
        return number;
    }

    Hearer who() {
        return who;
    }

    RecognitionOptions options() {
        return options;
    }

    /// Begins to listen, on a thread of its own.
    ///
    /// @param capture how much of the stream has come, on any thread
    void start(PcmStream stream, java.util.function.Supplier<Duration> capture) {
        var cut = new CutStream(stream);
        sound = Optional.of(cut);
        var paced = new PacedStream(
                cut,
                capture,
                with.clock(),
                sentence -> with.threads().fx().execute(() -> listener.slow(this, sentence)));
        with.threads().computing().execute(() -> {
            text.run(paced);
            with.threads().fx().execute(() -> listener.ended(this));
        });
    }

    /// Hears to that moment of the session, and no further.
    void cutAt(Duration moment) {
        sound.ifPresent(stream -> stream.cutAt(moment.minus(begins)));
    }

    /// How far it has heard, on the session's axis.
    Duration heard() {
        return begins.plus(text.heard());
    }

    Optional<Detector> detector() {
        return text.detector();
    }

    /// Gives up on the words still to come.
    void abandon() {
        text.abandon();
    }

    private TranscriptEvent placed(TranscriptEvent event) {
        return switch (event.shifted(begins)) {
            case TranscriptEvent.Partial(var segment, var committed) ->
                new TranscriptEvent.Partial(numbered(segment), committed);
            case TranscriptEvent.Final(var segment) -> new TranscriptEvent.Final(numbered(segment));
            case TranscriptEvent.SpeechStarted started -> started;
            case TranscriptEvent.SpeechEnded ended -> ended;
            case TranscriptEvent.Notice notice -> notice;
            case TranscriptEvent.Terminal terminal -> terminal;
        };
    }

    private Segment numbered(Segment one) {
        return new Segment(
                number * IDS + one.id(), one.span(), one.text(), one.words(), one.confidence(), one.language());
    }
}
