package dev.earshot.app.cli;

import dev.earshot.engine.recognition.Decoding.Search;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// How the words are searched for.
final class SearchOptions {
    private static final BigDecimal HOTTEST = BigDecimal.ONE;
    private static final BigDecimal STEP = new BigDecimal("0.2");

    @Option(
            names = "--temperature",
            paramLabel = "T",
            description = "0 (default) takes what is most probable, above it is sampled.")
    private Optional<BigDecimal> temperature = Optional.empty();

    @Option(
            names = "--temperature-increment-on-fallback",
            paramLabel = "T",
            converter = Converters.NumberOrNoneConverter.class,
            description = "How much hotter an improbable text is tried again, up to 1. Default: 0.2; None: not at all.")
    private Optional<OptionalDouble> increment = Optional.empty();

    @Option(
            names = "--beam-size",
            paramLabel = "N",
            converter = Converters.CountOrNoneConverter.class,
            description = "Hypotheses followed at temperature 0. Default: 5; 1 is greedy, and fastest.")
    private Optional<OptionalInt> beamSize = Optional.empty();

    @Option(
            names = "--best-of",
            paramLabel = "N",
            converter = Converters.CountOrNoneConverter.class,
            description = "Samples to choose from above temperature 0. Default: 5.")
    private Optional<OptionalInt> bestOf = Optional.empty();

    @Option(
            names = "--patience",
            paramLabel = "X",
            converter = Converters.NumberOrNoneConverter.class,
            description = "The beam search ends after beam size times this many texts. Default: 1.")
    private OptionalDouble patience = OptionalDouble.empty();

    @Option(
            names = "--length-penalty",
            paramLabel = "A",
            converter = Converters.NumberOrNoneConverter.class,
            description = "From 0 to 1: the exponent of Google's length penalty. Default: the mean over the length.")
    private OptionalDouble lengthPenalty = OptionalDouble.empty();

    @Option(
            names = {"--sample-length", "--sample-len"},
            paramLabel = "N",
            converter = Converters.CountOrNoneConverter.class,
            description = "At most so many tokens a window. Default: half of what the model holds.")
    private OptionalInt sampleLength = OptionalInt.empty();

    @Option(
            names = "--suppress-tokens",
            paramLabel = "IDS",
            description = "Token ids never written, with commas; -1 (default) stands for symbols nobody says, '' for"
                    + " none.")
    private String suppressTokens = "-1";

    @Option(
            names = "--suppress-blank",
            arity = "0..1",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            paramLabel = "BOOL",
            description = "A window may not begin with a blank. Default: True.")
    private boolean suppressBlank = true;

    @Option(names = "--seed", paramLabel = "N", description = "Of the sampling, to repeat a run. Default: 0.")
    private long seed;

    /// @param usual where nothing else is asked for
    /// @throws UsageException when a value is out of its range
    Search search(Search usual) {
        Ranges.check("--patience", patience, value -> value > 0, "more than 0");
        Ranges.check("--length-penalty", lengthPenalty, value -> value >= 0 && value <= 1, "between 0 and 1");
        Ranges.check("--sample-length", sampleLength, value -> value >= 1, "1 or more");
        return new Search(
                temperature.isEmpty() && increment.isEmpty() ? usual.temperatures() : temperatures(),
                count("--beam-size", beamSize, usual.beamSize()),
                patience.orElse(1),
                lengthPenalty,
                count("--best-of", bestOf, usual.bestOf()),
                sampleLength,
                suppressed(),
                suppressBlank,
                seed);
    }

    private static int count(String option, Optional<OptionalInt> asked, int usual) {
        var count = asked.map(one -> one.orElse(1)).orElse(usual);
        Ranges.check(option, OptionalInt.of(count), value -> value >= 1 && value <= 100, "between 1 and 100");
        return count;
    }

    /// In decimals, so that three times 0.2 is 0.6.
    private List<Double> temperatures() {
        var coolest = temperature.orElse(BigDecimal.ZERO);
        var wanted = increment.orElse(OptionalDouble.of(STEP.doubleValue()));
        Ranges.check(
                "--temperature",
                OptionalDouble.of(coolest.doubleValue()),
                value -> value >= 0 && value <= 2,
                "between 0 and 2");
        Ranges.check("--temperature-increment-on-fallback", wanted, value -> value > 0, "more than 0");
        var all = new ArrayList<Double>();
        all.add(coolest.doubleValue());
        if (wanted.isPresent()) {
            var step = BigDecimal.valueOf(wanted.getAsDouble());
            for (var next = coolest.add(step); next.compareTo(HOTTEST) <= 0; next = next.add(step)) {
                all.add(next.doubleValue());
            }
        }
        return all;
    }

    private List<Integer> suppressed() {
        if (suppressTokens.isBlank() || suppressTokens.equalsIgnoreCase("none")) {
            return List.of();
        }
        try {
            return Stream.of(suppressTokens.split(",", -1))
                    .map(id -> Integer.valueOf(id.strip()))
                    .toList();
        } catch (NumberFormatException e) {
            throw new UsageException("--suppress-tokens takes token ids with commas between them, such as -1,50256, and"
                    + " not '" + suppressTokens + "'");
        }
    }
}
