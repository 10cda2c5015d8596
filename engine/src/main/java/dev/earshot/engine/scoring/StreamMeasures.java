package dev.earshot.engine.scoring;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// All measures of one session that heard speech, on one clock. Each is defined in
/// `docs/measures.md`.
///
/// @param emission when words come
/// @param utterances when utterances begin and end to be shown
/// @param stability how much is taken back
/// @param endpoints how well silences are noticed
/// @param changes of committed text: any at all is a fault of the recogniser
public record StreamMeasures(
        StreamClock clock,
        EmissionLatency emission,
        UtteranceLatency utterances,
        Stability stability,
        Endpoints endpoints,
        List<CommittedChange> changes) {
    /// How much before the true end of an utterance its endpoint may lie.
    public static final Duration ENDPOINT_TOLERANCE = Duration.ofMillis(200);

    public StreamMeasures {
        changes = List.copyOf(changes);
    }

    public static StreamMeasures of(SessionLog log, SpokenReference reference, StreamClock clock) {
        return new StreamMeasures(
                clock,
                EmissionLatency.of(log, reference.words(), clock),
                UtteranceLatency.of(log, reference.speech(), clock),
                Stability.of(log),
                Endpoints.of(log, reference.speech(), ENDPOINT_TOLERANCE, clock),
                CommittedChange.in(log));
    }

    /// Of several sessions as one, on the same clock: what was counted is added up, and percentiles are those of all
    /// latencies together.
    public StreamMeasures plus(StreamMeasures other) {
        if (other.clock != clock) {
            throw new IllegalArgumentException("measures on two clocks do not add up");
        }
        return new StreamMeasures(
                clock,
                emission.plus(other.emission),
                utterances.plus(other.utterances),
                stability.plus(other.stability),
                endpoints.plus(other.endpoints),
                Stream.concat(changes.stream(), other.changes.stream()).toList());
    }
}
