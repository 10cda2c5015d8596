package dev.earshot.app.cli;

import dev.earshot.engine.recognition.Decoding.Prompting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// What the model is told beforehand.
final class PromptingOptions {
    @Option(
            names = "--initial-prompt",
            paramLabel = "TEXT",
            description = "Text as if it had been said just before: names, spelling, style.")
    private Optional<String> initial = Optional.empty();

    @Option(
            names = "--carry-initial-prompt",
            arity = "0..1",
            negatable = true,
            defaultValue = "false",
            fallbackValue = "true",
            paramLabel = "BOOL",
            description = "Before every window, not only the first. Default: False.")
    private boolean carry;

    @Option(
            names = "--hotwords",
            paramLabel = "WORDS",
            description = "Words that are likely to be said, with commas between them.")
    private String hotwords = "";

    @Option(
            names = "--prefix",
            paramLabel = "TEXT",
            description = "What the first window's text begins with. Implies --windows sliding.")
    private Optional<String> prefix = Optional.empty();

    @Option(
            names = "--condition-on-previous-text",
            arity = "0..1",
            negatable = true,
            fallbackValue = "true",
            paramLabel = "BOOL",
            description = "Each window is told the text before it, which only --windows sliding does: given as True"
                    + " it implies that. Default there: True.")
    private Optional<Boolean> condition = Optional.empty();

    /// @throws UsageException when it does not go together
    Prompting prompting() {
        if (carry && initial.isEmpty()) {
            throw new UsageException("--carry-initial-prompt needs an --initial-prompt to carry");
        }
        return new Prompting(initial, carry, prefix, words(), condition.orElse(true));
    }

    /// The first option that was given and that only a sliding window heeds.
    Optional<String> needsSliding() {
        return condition
                .filter(wanted -> wanted)
                .map(_ -> "--condition-on-previous-text")
                .or(() -> prefix.map(_ -> "--prefix"));
    }

    private List<String> words() {
        return Stream.of(hotwords.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
