package dev.earshot.engine.recognition;

import dev.earshot.engine.inference.Precision;
import java.util.Optional;
import java.util.OptionalInt;

/// Where and how a model is to run. A model loaded with different options is a different recogniser.
///
/// @param device `auto`, `cpu`, `cuda:0`, `mps`; families that know the processor only ignore it
/// @param encoder precision of what hears; empty lets the family pick what this machine does best
/// @param decoder precision of what writes; empty as above
/// @param threads processor threads that compute, at least 1; empty lets the family pick. A process has one such
///     number: the model that was loaded last sets it for all
public record LoadOptions(
        String device, Optional<Precision> encoder, Optional<Precision> decoder, OptionalInt threads) {
    public static final LoadOptions AUTO = new LoadOptions("auto", Optional.empty(), Optional.empty());

    public LoadOptions(String device, Optional<Precision> encoder, Optional<Precision> decoder) {
        this(device, encoder, decoder, OptionalInt.empty());
    }

    public static LoadOptions of(Precision precision) {
        return new LoadOptions("auto", Optional.of(precision), Optional.of(precision));
    }
}
