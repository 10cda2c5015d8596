package dev.earshot.engine.scoring;

import java.util.List;

/// Two sequences of words (or characters) put against each other.
///
/// @param edits in order; together they go through both sequences from end to end
public record WordAlignment(List<String> reference, List<String> hypothesis, List<Edit> edits) {
    public WordAlignment {
        reference = List.copyOf(reference);
        hypothesis = List.copyOf(hypothesis);
        edits = List.copyOf(edits);
    }

    public ErrorCounts counts() {
        return ErrorCounts.of(edits);
    }

    /// What is the same in both, in order.
    public List<Edit.Hit> hits() {
        return edits.stream()
                .filter(Edit.Hit.class::isInstance)
                .map(Edit.Hit.class::cast)
                .toList();
    }
}
