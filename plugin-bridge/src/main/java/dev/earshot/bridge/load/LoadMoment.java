package dev.earshot.bridge.load;

import dev.earshot.bridge.feed.FrameLateness;
import dev.earshot.engine.scoring.Latencies;
import java.time.Duration;
import java.util.Map;

/// What happened in one second of a load, as it is known at once: a final may turn out not to be the
/// last of its utterance, so the sum of all seconds is not exactly the [LoadStep].
///
/// @param at when the second ended, counted from the beginning of the load
/// @param speaking streams that have a session at the end of it
/// @param sessions that came to their end in it
/// @param first from the start of an utterance to its first text
/// @param finals from the end of an utterance to a final that came after it
/// @param failures that happened in it: how often each was said
/// @param lateness of the frames that were sent in it
public record LoadMoment(
        Duration at,
        int speaking,
        int sessions,
        Latencies first,
        Latencies finals,
        Map<String, Integer> failures,
        FrameLateness lateness) {
    public LoadMoment {
        failures = Map.copyOf(failures);
    }
}
