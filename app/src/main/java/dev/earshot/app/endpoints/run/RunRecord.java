package dev.earshot.app.endpoints.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A run that is over, as the history has it.
///
/// @param trace where it is written down
/// @param source what was sent
/// @param how it was sent, on one line
/// @param reference what was really said; blank where nobody knows
/// @param language that was asked for
/// @param problem why it ended early, in a sentence; blank when it did not
/// @param facts what was counted, besides what the trace tells
record RunRecord(
        Path trace,
        Instant began,
        String source,
        String how,
        String reference,
        Optional<String> language,
        String problem,
        List<Fact> facts) {
    /// @param meaning what it is, in a sentence
    record Fact(String name, String value, String meaning) {}

    RunRecord {
        facts = List.copyOf(facts);
    }

    boolean wentWell() {
        return problem.isBlank();
    }

    Optional<Fact> fact(String name) {
        return facts.stream().filter(fact -> fact.name().equals(name)).findFirst();
    }
}
