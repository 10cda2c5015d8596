package dev.earshot.engine.model.whisper;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.inference.Compute;
import dev.earshot.engine.inference.Precision;
import dev.earshot.engine.inference.Processor;
import dev.earshot.engine.recognition.LoadOptions;
import java.util.Locale;

/// In what precision a network runs.
record Arithmetic(Precision encoder, Precision decoder) {
    /// What was asked for, and what suits the device where nothing was asked.
    ///
    /// A GPU takes 16 bits. On a processor the encoder is bound by arithmetic and takes 16 bits where there are
    /// instructions for them; the decoder is bound by memory and takes 8-bit weights. Why those lose nothing that
    /// matters is in docs/measurements.md.
    ///
    /// @throws SttException UNSUPPORTED for a precision that the device does not have
    static Arithmetic choose(LoadOptions options, Compute where, Processor processor) {
        var best = where.isCpu() ? onProcessor(processor) : new Arithmetic(Precision.FP16, Precision.FP16);
        return new Arithmetic(
                demand(options.encoder().orElse(best.encoder), where, processor),
                demand(options.decoder().orElse(best.decoder), where, processor));
    }

    private static Arithmetic onProcessor(Processor processor) {
        return new Arithmetic(
                processor.bfloat16() ? Precision.BF16 : Precision.FP32,
                processor.packs() ? Precision.INT8 : Precision.FP32);
    }

    private static Precision demand(Precision precision, Compute where, Processor processor) {
        boolean there = switch (precision) {
            case FP32 -> true;
            case BF16 -> !where.isCpu() || processor.bfloat16();
            case FP16 -> !where.isCpu();
            case INT8 -> where.isCpu() && processor.packs();
        };
        if (!there) {
            throw new SttException(
                    SttError.UNSUPPORTED,
                    "The " + where.label() + " of this machine cannot run a model in " + name(precision)
                            + "; choose another precision, or leave the choice to Earshot.");
        }
        return precision;
    }

    /// As shown to a person: `bf16 encoder, int8 decoder`.
    String label() {
        return encoder == decoder ? name(encoder) : name(encoder) + " encoder, " + name(decoder) + " decoder";
    }

    private static String name(Precision precision) {
        return precision.name().toLowerCase(Locale.ROOT);
    }
}
