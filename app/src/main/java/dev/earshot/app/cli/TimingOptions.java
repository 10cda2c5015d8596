package dev.earshot.app.cli;

import dev.earshot.engine.recognition.Decoding.Timing;
import dev.earshot.engine.transcript.TimeSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/// What is timed, and when anything is heard at all.
final class TimingOptions {
    /// Where a clip ends that goes on until the recording ends: later than that.
    private static final Duration OPEN_END = Duration.ofDays(10);

    @Option(
            names = "--word-timestamps",
            arity = "0..1",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            paramLabel = "BOOL",
            description = "Times and probabilities of words, which take one more pass. Default: True.")
    private boolean words = true;

    @Option(
            names = "--prepend-punctuations",
            paramLabel = "MARKS",
            description = "Marks that belong to the word after them.")
    private String prepended = Timing.DEFAULT.prependPunctuations();

    @Option(
            names = "--append-punctuations",
            paramLabel = "MARKS",
            description = "Marks that belong to the word before them.")
    private String appended = Timing.DEFAULT.appendPunctuations();

    @Option(
            names = "--without-timestamps",
            arity = "0..1",
            defaultValue = "false",
            fallbackValue = "true",
            paramLabel = "BOOL",
            description = "The model writes no time stamps. Default: False.")
    private boolean without;

    @Option(
            names = "--max-initial-timestamp",
            paramLabel = "SECONDS",
            converter = Converters.NumberOrNoneConverter.class,
            description = "A window's first words begin no later. Default: 1; None or 0: whenever.")
    private OptionalDouble maxInitial = Timing.DEFAULT.maxInitial();

    @Option(
            names = "--clip-timestamps",
            paramLabel = "SECONDS",
            description = "Hear only 'start,end,start,end...'; without a last end up to the recording's. Implies"
                    + " --windows sliding.")
    private Optional<String> clips = Optional.empty();

    /// @throws UsageException when a value is out of its range
    Timing timing() {
        Ranges.check("--max-initial-timestamp", maxInitial, value -> value >= 0 && value <= 30, "between 0 and 30");
        var latest = maxInitial.orElse(0) > 0 ? maxInitial : OptionalDouble.empty();
        return new Timing(!without, latest, words, prepended, appended, spans());
    }

    /// The option that was given and that only a sliding window heeds.
    Optional<String> needsSliding() {
        return clips.map(_ -> "--clip-timestamps");
    }

    private List<TimeSpan> spans() {
        var times = clips.filter(text -> !text.isBlank()).stream()
                .flatMap(text -> List.of(text.split(",", -1)).stream())
                .map(TimingOptions::seconds)
                .toList();
        var spans = new ArrayList<TimeSpan>();
        for (int i = 0; i < times.size(); i += 2) {
            var end = i + 1 < times.size() ? times.get(i + 1) : OPEN_END;
            boolean ordered = i == 0 || times.get(i).compareTo(times.get(i - 1)) >= 0;
            if (!ordered || end.compareTo(times.get(i)) <= 0) {
                throw new UsageException("The times of --clip-timestamps must rise");
            }
            spans.add(new TimeSpan(times.get(i), end));
        }
        return spans;
    }

    private static Duration seconds(String text) {
        try {
            return ClockTime.parse(text.strip());
        } catch (IllegalArgumentException e) {
            throw new UsageException("--clip-timestamps: " + e.getMessage());
        }
    }
}
