package dev.earshot.app.cli;

import dev.earshot.bridge.load.LoadPlan;
import dev.earshot.bridge.load.LoadPlan.Length;
import dev.earshot.engine.SttException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/// How many streams load an endpoint, and how.
final class LoadShape {
    @Option(
            names = "--streams",
            paramLabel = "N",
            description = "So many at once; with --find-limit no more are tried. Default: 10.")
    private int streams = 10;

    @Option(
            names = "--ramp",
            paramLabel = "TIME",
            converter = Converters.TimeConverter.class,
            description = "All begin within this time, at random moments. Default: 5s.")
    private Duration ramp = Duration.ofSeconds(5);

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = Converters.TimeConverter.class,
            description = "Each stream speaks for so long, the recording again and again, each time in a session of its"
                    + " own. Default: the recording once.")
    private Optional<Duration> duration = Optional.empty();

    @Option(
            names = "--frame",
            paramLabel = "TIME",
            converter = Converters.TimeConverter.class,
            description = "So much sound is sent at once. Default: 50ms, as LiveKit's agents do.")
    private Duration frame = Duration.ofMillis(50);

    @Option(
            names = "--end-silence",
            paramLabel = "TIME",
            converter = Converters.TimeConverter.class,
            description = "How much silence is sent after the end. Default: 500ms.")
    private Duration endSilence = Duration.ofMillis(500);

    @Option(names = "--seed", paramLabel = "N", description = "Of the moments at which streams begin. Default: 1.")
    private long seed = 1;

    int streams() {
        Ranges.check("--streams", OptionalInt.of(streams), one -> one >= 1 && one <= 10_000, "1 to 10000");
        return streams;
    }

    /// @throws UsageException for what is no such plan
    LoadPlan plan() {
        try {
            var length = duration.<Length>map(Length.Lasting::new).orElseGet(Length.OnePass::new);
            return new LoadPlan(ramp, length, frame, endSilence, seed);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--duration must be longer than nothing");
        } catch (SttException e) {
            throw new UsageException(e.sentence());
        }
    }
}
