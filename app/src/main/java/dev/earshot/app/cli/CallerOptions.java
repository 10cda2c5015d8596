package dev.earshot.app.cli;

import dev.earshot.bridge.load.HeldSound;
import dev.earshot.engine.audio.AudioFile;
import dev.earshot.engine.audio.AudioSelection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What the callers of a bench say, and what is left to chance about them.
final class CallerOptions {
    // Not required, for picocli would then want it in front of a subcommand too.
    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "What each caller says: a recording of ten minutes at most.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Of all that is left to chance. Default: 1.")
    private long seed = 1;

    /// @throws UsageException where none is given
    Path file() {
        return file.orElseThrow(
                () -> new UsageException("What do the callers say? Give a recording of speech with --file"));
    }

    /// The recording, in memory.
    ///
    /// @param frame how much of it is sent at once
    /// @throws dev.earshot.engine.SttException of what is no audio
    HeldSound sound(Duration frame) throws InterruptedException {
        return HeldSound.of(AudioFile.open(file()).source(AudioSelection.ALL), frame);
    }

    long seed() {
        return seed;
    }
}
