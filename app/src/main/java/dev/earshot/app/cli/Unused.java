package dev.earshot.app.cli;

import dev.earshot.engine.recognition.Knob;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;

/// Says which of the options that were given make no difference, as the model is of another kind.
final class Unused {
    private Unused() {}

    /// @param given what stands on the command line
    /// @param understood what makes a difference to the model
    /// @return one sentence; empty when all make one
    static Optional<String> sentence(List<OptionSpec> given, Set<Knob> understood, String model) {
        var names = given.stream().map(OptionSpec::longestName).toList();
        var unused = Arrays.stream(Knob.values())
                .filter(knob -> !understood.contains(knob))
                .map(Knob::option)
                .filter(names::contains)
                .toList();
        return unused.isEmpty()
                ? Optional.empty()
                : Optional.of(unused.stream().collect(Collectors.joining(", "))
                        + (unused.size() == 1 ? " makes" : " make") + " no difference: " + model
                        + " is of a kind that does not use " + (unused.size() == 1 ? "it." : "them."));
    }
}
