package dev.earshot.engine.export;

import dev.earshot.engine.transcript.TimeSpan;
import java.util.List;

/// One subtitle: what is on the screen at once.
///
/// @param span whole milliseconds
/// @param lines at least one, none of them blank
public record Cue(TimeSpan span, List<String> lines) {
    public Cue {
        lines = List.copyOf(lines);
    }
}
