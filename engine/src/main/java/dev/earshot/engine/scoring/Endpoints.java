package dev.earshot.engine.scoring;

import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How well a session says that somebody fell silent.
///
/// An utterance's endpoint is the first [TranscriptEvent.SpeechEnded] whose time is in the pause
/// after it: from its end, less the tolerance, until before the next utterance starts (after the last
/// one: without end). Every other one is false: within an utterance, before the first, or a second
/// one in the same pause. An utterance without one was missed.
///
/// @param found utterances whose end was noticed
/// @param delays of those: from the true end to when the event came
public record Endpoints(int found, int missed, int falseOnes, Latencies delays) {
    /// @param speech the true utterances, in order
    /// @param tolerance how much earlier than the true end an endpoint may say that it was
    public static Endpoints of(SessionLog log, List<TimeSpan> speech, Duration tolerance, StreamClock clock) {
        boolean[] found = new boolean[speech.size()];
        int falseOnes = 0;
        var delays = new ArrayList<Duration>();
        for (var observation : log.observations()) {
            if (!(observation.event() instanceof TranscriptEvent.SpeechEnded(var at))) {
                continue;
            }
            int utterance = endedBy(at, speech, tolerance);
            if (utterance < 0 || found[utterance]) {
                falseOnes++;
            } else {
                found[utterance] = true;
                delays.add(clock.at(observation).minus(speech.get(utterance).end()));
            }
        }
        return new Endpoints(delays.size(), speech.size() - delays.size(), falseOnes, new Latencies(delays));
    }

    Endpoints plus(Endpoints other) {
        return new Endpoints(
                found + other.found, missed + other.missed, falseOnes + other.falseOnes, delays.plus(other.delays));
    }

    /// The utterance in the pause after which a time is; -1 if it is in none.
    private static int endedBy(Duration at, List<TimeSpan> speech, Duration tolerance) {
        for (int i = 0; i < speech.size(); i++) {
            boolean ended = at.compareTo(speech.get(i).end().minus(tolerance)) >= 0;
            boolean beforeNext =
                    i + 1 == speech.size() || at.compareTo(speech.get(i + 1).start()) < 0;
            if (ended && beforeNext) {
                return i;
            }
        }
        return -1;
    }
}
