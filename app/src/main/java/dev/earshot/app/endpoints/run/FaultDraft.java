package dev.earshot.app.endpoints.run;

import dev.earshot.bridge.faults.FaultPlan;
import dev.earshot.engine.SttException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A plan of faults while it is being written: parts of its text, of which some may make no sense yet.
///
/// @param parts one for each fault, in the order of the text
/// @param seed as it is written; blank for the usual one
record FaultDraft(List<String> parts, String seed) {
    private static final String SEED = "seed=";

    FaultDraft {
        parts = List.copyOf(parts);
    }

    static FaultDraft of(String text) {
        var all = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        return new FaultDraft(
                all.stream().filter(part -> !part.startsWith(SEED)).toList(),
                all.stream()
                        .filter(part -> part.startsWith(SEED))
                        .map(part -> part.substring(SEED.length()))
                        .findFirst()
                        .orElse(""));
    }

    String text() {
        var all = new ArrayList<>(parts);
        if (!seed.isBlank()) {
            all.add(SEED + seed.strip());
        }
        return String.join(",", all);
    }

    /// @throws SttException UNSUPPORTED, with a sentence that says which part is wrong
    FaultPlan plan() {
        return FaultPlan.parse(text());
    }

    /// What is wrong with it; empty for nothing.
    Optional<String> wrong() {
        try {
            plan();
            return Optional.empty();
        } catch (SttException e) {
            return Optional.of(e.sentence());
        }
    }

    FaultDraft with(FaultKind kind) {
        var more = new ArrayList<>(parts);
        more.add(kind.usual());
        return new FaultDraft(more, seed);
    }

    FaultDraft with(int index, String part) {
        var changed = new ArrayList<>(parts);
        changed.set(index, part);
        return new FaultDraft(changed, seed);
    }

    FaultDraft without(int index) {
        var fewer = new ArrayList<>(parts);
        fewer.remove(index);
        return new FaultDraft(fewer, seed);
    }

    FaultDraft withSeed(String other) {
        return new FaultDraft(parts, other);
    }
}
