package dev.earshot.engine.scoring;

import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// All events of one session, in the order in which they came.
public record SessionLog(List<Observation> observations) {
    public SessionLog {
        observations = List.copyOf(observations);
        for (int i = 1; i < observations.size(); i++) {
            var before = observations.get(i - 1);
            var after = observations.get(i);
            if (after.audioSent().compareTo(before.audioSent()) < 0
                    || after.wall().compareTo(before.wall()) < 0) {
                throw new IllegalArgumentException("observation " + i + " is earlier than the one before it");
            }
        }
    }

    /// What was settled, in order.
    public List<Segment> finals() {
        return observations.stream()
                .flatMap(observation -> observation.event() instanceof TranscriptEvent.Final(var segment)
                        ? Stream.of(segment)
                        : Stream.empty())
                .toList();
    }

    /// How much audio was sent in all.
    public Duration audio() {
        return observations.isEmpty() ? Duration.ZERO : observations.getLast().audioSent();
    }
}
