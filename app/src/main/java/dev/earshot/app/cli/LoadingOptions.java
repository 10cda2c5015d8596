package dev.earshot.app.cli;

import dev.earshot.engine.inference.Precision;
import dev.earshot.engine.recognition.LoadOptions;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// Where a model runs, and in what numbers.
final class LoadingOptions {
    private static final String AUTO = "auto";

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            description = "auto (default), cpu, cuda:0 (a GPU by its number), mps (Apple's).")
    Optional<String> device = Optional.empty();

    @Option(
            names = "--precision",
            paramLabel = "PRECISION",
            description = "fp32 (exact), bf16, fp16 (GPUs only), int8 (processors only), or auto (default): what this"
                    + " machine does best.")
    Optional<String> precision = Optional.empty();

    @Option(names = "--encoder-precision", paramLabel = "PRECISION", description = "The same for what hears alone.")
    private Optional<String> encoder = Optional.empty();

    @Option(names = "--decoder-precision", paramLabel = "PRECISION", description = "The same for what writes alone.")
    private Optional<String> decoder = Optional.empty();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many processor threads compute; 0 (default) is as many as serve.")
    private int threads;

    /// @throws UsageException for a device or a precision that there is not
    LoadOptions options() {
        Ranges.check("--threads", OptionalInt.of(threads), value -> value >= 0 && value <= 1024, "0 or more");
        var both = precision.orElse(AUTO);
        return new LoadOptions(
                device(device.orElse(AUTO)),
                precision(encoder.isPresent() ? "--encoder-precision" : "--precision", encoder.orElse(both)),
                precision(decoder.isPresent() ? "--decoder-precision" : "--precision", decoder.orElse(both)),
                threads == 0 ? OptionalInt.empty() : OptionalInt.of(threads));
    }

    /// @throws UsageException for a device that there is not
    static String device(String name) {
        var asked = name.toLowerCase(Locale.ROOT);
        if (!asked.matches("auto|cpu|mps|cuda(:\\d{1,3})?")) {
            throw new UsageException("There is no device '" + name + "': write auto, cpu, cuda:0 or mps");
        }
        return asked.equals("cuda") ? "cuda:0" : asked;
    }

    /// @return empty for `auto`
    /// @throws UsageException for a precision that there is not
    static Optional<Precision> precision(String option, String asked) {
        if (asked.equalsIgnoreCase(AUTO)) {
            return Optional.empty();
        }
        return Optional.of(Stream.of(Precision.values())
                .filter(known -> known.name().equalsIgnoreCase(asked))
                .findFirst()
                .orElseThrow(() -> new UsageException(option + " can be "
                        + Stream.of(Precision.values())
                                .map(known -> known.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + " or auto, not '" + asked + "'")));
    }
}
