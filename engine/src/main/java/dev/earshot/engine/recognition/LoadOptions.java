package dev.earshot.engine.recognition;

import dev.earshot.engine.inference.Precision;
import java.util.Optional;

/// Where and how a model is to run. A model loaded with different options is a different recogniser.
///
/// @param device `auto`, `cpu`, `cuda:0`, `mps`; families that know the processor only ignore it
/// @param encoder precision of what hears; empty lets the family pick what this machine does best
/// @param decoder precision of what writes; empty as above
public record LoadOptions(String device, Optional<Precision> encoder, Optional<Precision> decoder) {
    public static final LoadOptions AUTO = new LoadOptions("auto", Optional.empty(), Optional.empty());

    public static LoadOptions of(Precision precision) {
        return new LoadOptions("auto", Optional.of(precision), Optional.of(precision));
    }
}
