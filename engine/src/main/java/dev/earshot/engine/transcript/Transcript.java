package dev.earshot.engine.transcript;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// All that was heard in one recording or session.
///
/// @param segments final ones only, in order of their start
/// @param audio how much audio was heard, silence included
public record Transcript(List<Segment> segments, Duration audio) {
    public Transcript {
        segments = List.copyOf(segments);
    }

    /// The text alone, a line a segment, without a line break at the end.
    public String text() {
        return segments.stream().map(Segment::text).collect(Collectors.joining("\n"));
    }
}
