package dev.earshot.bridge.load;

import dev.earshot.bridge.feed.FrameLateness;
import dev.earshot.engine.scoring.Latencies;
import java.time.Duration;
import java.util.Map;

/// How it went for so many streams at once.
///
/// @param streams in all, those that failed among them
/// @param sessions that were begun
/// @param failures of sessions: how often each was said
/// @param opening from asking for a session to having one
/// @param first from the start of each utterance to its first text
/// @param finals from the end of each utterance to its last final
/// @param unheard utterances that no text came of in sessions that did not fail, though it did in
///     others: what no session hears is no speech, or nothing that this service knows
/// @param texts how often each text was heard of the whole recording: of a service that loses nothing
///     all the same one
/// @param lateness how late sound was sent; more than a frame means that this machine, or what is
///     between, was too slow
/// @param notices how many of them a stream was sent, such as that the service does not keep up
/// @param took from the first beginning to the last end
/// @param stopped whether it was interrupted before its end
public record LoadStep(
        int streams,
        int sessions,
        Map<String, Integer> failures,
        Latencies opening,
        Latencies first,
        Latencies finals,
        int unheard,
        Map<String, Integer> texts,
        FrameLateness lateness,
        int notices,
        Duration took,
        boolean stopped) {
    public LoadStep {
        failures = Map.copyOf(failures);
        texts = Map.copyOf(texts);
    }

    /// How many sessions failed.
    public int failed() {
        return failures.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// Whether nobody was turned away or lost, and 95 of 100 finals came in time.
    public boolean sustained(Duration target) {
        return failures.isEmpty()
                && unheard == 0
                && finals.p95().filter(late -> late.compareTo(target) <= 0).isPresent();
    }
}
