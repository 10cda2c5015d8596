package dev.earshot.app.cli;

import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.Channel;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which part of a recording is heard.
final class PartOptions {
    @Option(
            names = "--channel",
            paramLabel = "CHANNEL",
            converter = Converters.ChannelConverter.class,
            description = "mix (default), left, right, each (a transcript a channel), or a number from 1.")
    private ChannelChoice channel = new ChannelChoice.One(Channel.MIX);

    @Option(
            names = "--track",
            paramLabel = "N",
            description = "Which audio track of a film, from 1 (default); 'earshot info' lists them.")
    private int track = 1;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = Converters.TimeConverter.class,
            description = "Where to begin: 90, 1:30, 1:02:03.5 or 250ms.")
    private Duration from = Duration.ZERO;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = Converters.TimeConverter.class,
            description = "Where to end. Times in the output count from the recording's beginning.")
    private Optional<Duration> to = Optional.empty();

    ChannelChoice channel() {
        return channel;
    }

    boolean cutsOut() {
        return from.isPositive() || to.isPresent();
    }

    /// All channels of the part.
    ///
    /// @throws UsageException when it does not go together
    AudioSelection selection() {
        if (track < 1) {
            throw new UsageException("Tracks count from 1, so there is no track " + track);
        }
        if (to.isPresent() && to.get().compareTo(from) <= 0) {
            throw new UsageException("--to must be later than --from");
        }
        return new AudioSelection(track - 1, Channel.MIX, from, to);
    }
}
