package dev.earshot.engine.model.whisper;

import dev.earshot.engine.inference.Compute;
import dev.earshot.engine.inference.Precision;
import dev.earshot.engine.inference.Processor;
import dev.earshot.engine.recognition.LoadOptions;

/// In what precision a network runs.
record Arithmetic(Precision encoder, Precision decoder) {
    /// What was asked for, and what suits the device where nothing was asked.
    ///
    /// A GPU takes 16 bits. On a processor the encoder is bound by arithmetic and takes 16 bits where there are
    /// instructions for them; the decoder is bound by memory and takes 8-bit weights. Why those lose nothing that
    /// matters is in docs/measurements.md.
    ///
    /// @throws dev.earshot.engine.SttException UNSUPPORTED for a precision that the device does not have
    static Arithmetic choose(LoadOptions options, Compute where, Processor processor) {
        var hearing = Precision.fast(where, processor);
        var writing = where.isCpu() ? onProcessor(processor) : hearing;
        return new Arithmetic(
                options.encoder().orElse(hearing).demandedOf(where, processor),
                options.decoder().orElse(writing).demandedOf(where, processor));
    }

    private static Precision onProcessor(Processor processor) {
        return processor.packs() ? Precision.INT8 : Precision.FP32;
    }

    /// As shown to a person: `bf16 encoder, int8 decoder`.
    String label() {
        return encoder == decoder ? encoder.label() : encoder.label() + " encoder, " + decoder.label() + " decoder";
    }
}
