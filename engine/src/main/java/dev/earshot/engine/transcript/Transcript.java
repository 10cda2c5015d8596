package dev.earshot.engine.transcript;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All that was heard in one recording or session.
///
/// @param segments final ones only, in order of their start
/// @param audio how much audio was heard, silence included
public record Transcript(List<Segment> segments, Duration audio) {
    public Transcript {
        segments = List.copyOf(segments);
    }

    /// The language that most segments are in; empty when none says.
    public Optional<String> language() {
        return segments.stream()
                .flatMap(segment -> segment.language().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    /// The text alone, a line a segment, without a line break at the end.
    public String text() {
        return segments.stream().map(Segment::text).collect(Collectors.joining("\n"));
    }
}
