package dev.earshot.bridge.conformance;

import dev.earshot.engine.scoring.Observation;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What may follow what.
final class OrderChecks {
    private static final String NO_SPEECH = "It does not say where speech starts and ends.";

    private OrderChecks() {}

    static Finding alternates(HeardSession session) {
        Optional<Observation> open = Optional.empty();
        boolean told = false;
        for (var seen : session.log().observations()) {
            switch (seen.event()) {
                case TranscriptEvent.SpeechStarted _ -> {
                    if (open.isPresent()) {
                        return broken("Speech starts twice without an end between.", session, open.get(), seen);
                    }
                    open = Optional.of(seen);
                    told = true;
                }
                case TranscriptEvent.SpeechEnded _ -> {
                    if (open.isEmpty()) {
                        return broken("Speech ends that had not started.", session, seen);
                    }
                    open = Optional.empty();
                }
                case TranscriptEvent.Completed _ -> {
                    if (open.isPresent()) {
                        return broken("The session completes, and speech has not ended.", session, open.get(), seen);
                    }
                }
                case TranscriptEvent.Partial _,
                        TranscriptEvent.Final _,
                        TranscriptEvent.Notice _,
                        TranscriptEvent.Failed _ -> {}
            }
        }
        return told ? Finding.KEPT : new Finding.Silent(NO_SPEECH);
    }

    /// Where speech is at some event of a session.
    private enum Speech {
        NOT_YET,
        OPEN,
        OVER;

        Speech after(TranscriptEvent event) {
            return switch (event) {
                case TranscriptEvent.SpeechStarted _ -> OPEN;
                case TranscriptEvent.SpeechEnded _ -> OVER;
                case TranscriptEvent.Partial _,
                        TranscriptEvent.Final _,
                        TranscriptEvent.Notice _,
                        TranscriptEvent.Terminal _ -> this;
            };
        }
    }

    static boolean tellsSpeech(HeardSession session) {
        return session.log().observations().stream()
                .anyMatch(seen -> seen.event() instanceof TranscriptEvent.SpeechStarted);
    }

    /// Of a service that tells in some session where speech starts: it is to do so in each that has
    /// text.
    static Finding toldSpeech(HeardSession session) {
        return tellsSpeech(session)
                ? withinSpeech(session)
                : session.log().observations().stream()
                        .filter(seen -> !Wording.spoken(seen.event()).isEmpty())
                        .findFirst()
                        .map(seen -> broken(
                                "In this session text comes without a start of speech, and in others with one.",
                                session,
                                seen))
                        .orElse(new Finding.Silent("There is no text in it."));
    }

    static Finding withinSpeech(HeardSession session) {
        return bySpeech(session, (speech, event) -> switch (event) {
            case TranscriptEvent.Partial _ -> speech == Speech.OPEN ? "" : "Interim text comes outside of speech.";
            case TranscriptEvent.Final _ -> speech == Speech.NOT_YET ? "A final comes before any start of speech." : "";
            case TranscriptEvent.SpeechStarted _,
                    TranscriptEvent.SpeechEnded _,
                    TranscriptEvent.Notice _,
                    TranscriptEvent.Terminal _ -> "";
        });
    }

    static Finding finalBeforeEnd(HeardSession session) {
        return bySpeech(
                session,
                (speech, event) -> speech == Speech.OVER && event instanceof TranscriptEvent.Final
                        ? "A final comes after the end of its speech."
                        : "");
    }

    /// What is wrong with an event, with speech where it is; empty for nothing.
    @FunctionalInterface
    private interface Objection {
        String to(Speech speech, TranscriptEvent event);
    }

    private static Finding bySpeech(HeardSession session, Objection objection) {
        if (!tellsSpeech(session)) {
            return new Finding.Silent(NO_SPEECH);
        }
        var all = session.log().observations();
        var speech = Speech.NOT_YET;
        Optional<Observation> turn = Optional.empty();
        for (var seen : all) {
            var wrong = objection.to(speech, seen.event());
            if (!wrong.isEmpty()) {
                var shown = new ArrayList<Observation>();
                turn.ifPresent(shown::add);
                shown.add(seen);
                return broken(wrong, session, shown.toArray(Observation[]::new));
            }
            var next = speech.after(seen.event());
            turn = next == speech ? turn : Optional.of(seen);
            speech = next;
        }
        return Finding.KEPT;
    }

    static Finding interimBeforeFinal(HeardSession session) {
        var settled = new HashSet<Integer>();
        boolean told = false;
        for (var seen : session.log().observations()) {
            if (seen.event() instanceof TranscriptEvent.Final(var segment)) {
                settled.add(segment.id());
            } else if (seen.event() instanceof TranscriptEvent.Partial partial) {
                told = true;
                if (settled.contains(partial.segment().id())) {
                    return broken("Interim text comes of a segment that is final.", session, seen);
                }
            }
        }
        return told ? Finding.KEPT : new Finding.Silent("It gives no interim text.");
    }

    static Finding idsCountUp(HeardSession session) {
        int last = -1;
        for (var seen : session.log().observations()) {
            if (seen.event() instanceof TranscriptEvent.Final(var segment)) {
                if (segment.id() <= last) {
                    return broken("A final has id %d after %d.".formatted(segment.id(), last), session, seen);
                }
                last = segment.id();
            }
        }
        return last < 0 ? new Finding.Silent("It gives no finals.") : Finding.KEPT;
    }

    /// A session that was given up has no last event, which is held against it elsewhere; one that
    /// never began owes none.
    static Finding oneLastEvent(HeardSession session) {
        var all = session.log().observations();
        var terminal = all.stream().filter(seen -> seen.event().terminal()).toList();
        if (terminal.isEmpty() && !(session.conclusion() instanceof HeardSession.Conclusion.Returned)) {
            return new Finding.Silent("The session was never brought to an end.");
        }
        if (terminal.isEmpty()) {
            var what = "all calls returned, and no event ended the session";
            return new Finding.Broken(
                    "No event ends the session.", List.of(Evidence.of(session, what, session.text())));
        }
        if (terminal.size() > 1) {
            return broken("More than one event ends the session.", session, terminal.toArray(Observation[]::new));
        }
        return all.getLast().event().terminal()
                ? Finding.KEPT
                : broken("Something comes after the last event.", session, terminal.getFirst(), all.getLast());
    }

    static Finding broken(String sentence, HeardSession session, Observation... shown) {
        return new Finding.Broken(
                sentence,
                List.of(shown).stream().map(seen -> Evidence.of(session, seen)).toList());
    }
}
