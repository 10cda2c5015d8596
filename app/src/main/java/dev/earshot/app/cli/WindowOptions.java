package dev.earshot.app.cli;

import dev.earshot.engine.recognition.Decoding.Mode;
import dev.earshot.engine.recognition.Decoding.Windows;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/// How recordings are cut into what a model hears at once.
final class WindowOptions {
    @Option(
            names = "--windows",
            paramLabel = "HOW",
            description = "silences (default): cut where nobody speaks, several at a time; sliding: as the reference"
                    + " does; utterances: each by itself; live: as when recording.")
    private Optional<Mode> mode = Optional.empty();

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            description = "How many stretches are written down in one step. Default: 8.")
    private int batchSize = Windows.DEFAULT.batchSize();

    /// @param needsSliding the option, if any, that only a sliding window heeds
    /// @throws UsageException when it does not go together
    Windows windows(Optional<String> needsSliding) {
        Ranges.check("--batch-size", OptionalInt.of(batchSize), value -> value >= 1 && value <= 256, "from 1 to 256");
        if (needsSliding.isPresent()
                && mode.filter(chosen -> chosen != Mode.SLIDING).isPresent()) {
            throw new UsageException(needsSliding.get() + " needs --windows sliding, not "
                    + mode.get().name().toLowerCase(Locale.ROOT));
        }
        return new Windows(mode.orElse(needsSliding.isPresent() ? Mode.SLIDING : Windows.DEFAULT.mode()), batchSize);
    }
}
