package dev.earshot.bridge.conformance;

import static dev.earshot.bridge.conformance.Rule.Demand.EVENTS;
import static dev.earshot.bridge.conformance.Rule.Demand.LIVEKIT_PLUGINS;
import static dev.earshot.bridge.conformance.Rule.Demand.LIVEKIT_SESSION;
import static dev.earshot.bridge.conformance.Rule.Demand.LIVEKIT_TEST;
import static dev.earshot.bridge.conformance.Rule.Severity.MUST;
import static dev.earshot.bridge.conformance.Rule.Severity.SHOULD;

/// The catalogue: what is asked of an endpoint. `docs/conformance.md` says how each rule is tried.
///
/// The order is the order in which verdicts are reported.
public enum Rule {
    SESSION_RUNS(
            "session.runs",
            "A session runs from its start to its end",
            "Speech is taken, and the end of it is answered. Without this nothing else is tried.",
            LIVEKIT_TEST,
            MUST),
    SESSIONS_APART(
            "session.apart",
            "Two sessions at once do not mix",
            "Of two sessions side by side, the one with speech hears its words, and the one with silence hears none of them.",
            EVENTS,
            MUST),
    ABILITIES(
            "session.abilities",
            "It gives what it says it can give",
            "Interim text, and words with times, come where they are promised: an agent relies on that.",
            LIVEKIT_SESSION,
            SHOULD),

    SPEECH_ALTERNATES(
            "order.start-end-alternate",
            "Start and end of speech alternate",
            "A start of speech is never followed by another start, an end never by another end, and no speech is left open.",
            LIVEKIT_TEST,
            MUST),
    TEXT_WITHIN_SPEECH(
            "order.text-within-speech",
            "Text comes between start and end of speech",
            "A service that says where speech starts says so before the first text, and sends no interim text after the end.",
            LIVEKIT_SESSION,
            MUST),
    FINAL_BEFORE_END(
            "order.final-before-end",
            "A final comes before the end of its speech",
            "The end of speech closes the turn: a final that comes after it is missing from the turn.",
            LIVEKIT_SESSION,
            MUST),
    INTERIM_BEFORE_FINAL(
            "order.no-interim-after-final",
            "No interim text after its final",
            "Once a segment is final, nothing more is said of it.",
            EVENTS,
            MUST),
    IDS_COUNT_UP(
            "order.ids-count-up",
            "Finals come in order of their ids",
            "Each final has a higher id than the one before.",
            EVENTS,
            MUST),
    ONE_LAST_EVENT(
            "order.one-last-event",
            "Exactly one event ends a session",
            "A session ends with one event, completed or failed, and nothing comes after it.",
            EVENTS,
            MUST),

    NO_EMPTY_FINAL(
            "text.no-empty-final",
            "No empty final",
            "A final has text. LiveKit ignores one without, and a turn may wait for it in vain.",
            LIVEKIT_SESSION,
            MUST),
    COMMITTED_STAYS(
            "text.committed-stays",
            "Committed text never changes",
            "What an interim calls settled stands in every later text of the segment.",
            EVENTS,
            MUST),
    LANGUAGE_AS_ASKED(
            "text.language-as-asked",
            "The language is the one asked for",
            "Finals that name a language name the one that was asked for; \"en-US\" will do for \"en\".",
            LIVEKIT_TEST,
            MUST),
    ACCURACY(
            "text.accuracy",
            "The words are right",
            "The word error rate is not above the limit: 0.25 in LiveKit's own test.",
            LIVEKIT_TEST,
            MUST),

    TIMES_IN_ORDER(
            "time.in-order",
            "Times go forward",
            "Finals, and starts and ends of speech, each come in order of their times.",
            EVENTS,
            MUST),
    TIMES_INSIDE_SOUND(
            "time.inside-sound",
            "Times lie within the sound",
            "Nothing is said of sound that had not been sent yet, to within 0.1 s.",
            EVENTS,
            MUST),
    WORDS_IN_ORDER(
            "time.words-in-order",
            "Words of a final are in order of time",
            "Words follow one another within the span of their final.",
            EVENTS,
            MUST),

    END_ANSWERED(
            "end.answered",
            "The end of input is answered, also in the middle of speech",
            "When sound ends while somebody speaks, what was said becomes final, and the session completes.",
            LIVEKIT_TEST,
            MUST),
    END_WITHOUT_SOUND(
            "end.without-sound",
            "An end without any sound is answered",
            "A session that is given nothing completes with nothing heard.",
            EVENTS,
            SHOULD),
    END_IN_TIME(
            "end.in-time",
            "Everything comes in time",
            "After the end of input all that is left comes within the limit: 60 s in LiveKit's own test.",
            LIVEKIT_TEST,
            MUST),
    LAST_WORDS_KEPT(
            "end.last-words-kept",
            "The last words are not lost",
            "A stream that ends right after the last sample of speech gives the same words as one with 0.5 s of silence.",
            LIVEKIT_PLUGINS,
            MUST),

    FLUSH_ANSWERED(
            "flush.answered",
            "A flush is answered with a final",
            "What was said before a flush becomes final soon, and the session goes on. Agents never flush, programs do.",
            LIVEKIT_PLUGINS,
            SHOULD),

    SILENCE_KEPT_ALIVE(
            "silence.kept-alive",
            "A session outlives silence",
            "After a long silence that is sent, speech is heard as it is without.",
            LIVEKIT_SESSION,
            MUST),
    NOTHING_SENT(
            "silence.nothing-sent",
            "A session outlives a time without sound",
            "After a long time in which nothing is sent, speech is heard: LiveKit's Deepgram plugin for Node sends no silence.",
            LIVEKIT_PLUGINS,
            SHOULD),
    NO_WORDS_IN_SILENCE(
            "silence.no-words",
            "Silence has no words",
            "No text comes of a session that is given silence alone.",
            EVENTS,
            SHOULD),

    BURST_LOSES_NOTHING(
            "pace.burst",
            "A burst loses nothing",
            "Sound from before a connection was there comes faster than it was spoken; no word is lost then.",
            LIVEKIT_SESSION,
            MUST),
    FRAMES_DO_NOT_MATTER(
            "pace.frame-sizes",
            "The text does not depend on the size of frames",
            "Frames of 10, 20, 50 and 100 ms give the same words.",
            EVENTS,
            SHOULD),
    ROOM_SOUND(
            "pace.room-sound",
            "Sound of a LiveKit room is heard",
            "Sound that was 24 kHz in frames of 50 ms, with 0.5 s of silence at the end, gives the words of plain sound, but for as many as are let pass.",
            LIVEKIT_SESSION,
            MUST),

    WRONG_KEY(
            "fault.wrong-key",
            "A wrong key is refused for good",
            "It is refused soon, with a sentence, and as an error that is not worth trying again.",
            LIVEKIT_PLUGINS,
            MUST),
    BREAK_IS_RETRYABLE(
            "fault.broken-connection",
            "A broken connection is worth trying again",
            "The session ends with an error that is retryable; what was final before stays.",
            LIVEKIT_PLUGINS,
            MUST),
    RECONNECT_KEEPS_ALL(
            "fault.reconnect",
            "A reconnect loses nothing and doubles nothing",
            "When a connection breaks in the middle and is made again, the words are those of an unbroken one.",
            LIVEKIT_PLUGINS,
            MUST);

    /// What breaking a rule means.
    public enum Severity {
        /// Clients fail over it: the report as a whole fails.
        MUST,
        /// Clients are better off with it: the report says so, and does not fail.
        SHOULD
    }

    /// Who asks for it.
    public enum Demand {
        LIVEKIT_TEST("LiveKit's own test of its plugins (tests/test_stt.py)"),
        LIVEKIT_SESSION("what a LiveKit agent does with the events, and how it sends sound"),
        LIVEKIT_PLUGINS("how LiveKit's plugins and their retries behave"),
        EVENTS("the contract of events that every recogniser of Earshot keeps");

        private final String words;

        Demand(String words) {
            this.words = words;
        }

        /// Completes "demanded by".
        public String words() {
            return words;
        }
    }

    private final String id;
    private final String title;
    private final String demanded;
    private final Demand by;
    private final Severity severity;

    Rule(String id, String title, String demanded, Demand by, Severity severity) {
        this.id = id;
        this.title = title;
        this.demanded = demanded;
        this.by = by;
        this.severity = severity;
    }

    /// Never changes, as `order.start-end-alternate`.
    public String id() {
        return id;
    }

    /// What holds where it is kept, as a line without a full stop.
    public String title() {
        return title;
    }

    /// What is demanded, and where it is not plain, why.
    public String demanded() {
        return demanded;
    }

    public Demand by() {
        return by;
    }

    public Severity severity() {
        return severity;
    }
}
