package dev.earshot.engine.inference;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.util.Locale;

/// How numbers are kept and multiplied.
public enum Precision {
    /// 32-bit floats: what the reference implementations are compared in.
    FP32,
    /// 16-bit floats with the range of 32-bit ones. Fast on processors with AVX-512 BF16 or AMX, and on GPUs.
    BF16,
    /// IEEE half precision; GPUs only.
    FP16,
    /// Weights as 8-bit integers, a scale a row; activations quantised on the fly. Processors only.
    INT8;

    /// What a network runs in that is bound by arithmetic and not by memory: 16 bits where the device has instructions
    /// for them.
    public static Precision fast(Compute where, Processor processor) {
        if (!where.isCpu()) {
            return FP16;
        }
        return processor.bfloat16() ? BF16 : FP32;
    }

    /// This one, if the device has it.
    ///
    /// @throws SttException UNSUPPORTED where it has not
    public Precision demandedOf(Compute where, Processor processor) {
        boolean there = switch (this) {
            case FP32 -> true;
            case BF16 -> !where.isCpu() || processor.bfloat16();
            case FP16 -> !where.isCpu();
            case INT8 -> where.isCpu() && processor.packs();
        };
        if (!there) {
            throw new SttException(
                    SttError.UNSUPPORTED,
                    "The " + where.label() + " of this machine cannot run a model in " + label()
                            + "; choose another precision, or leave the choice to Earshot.");
        }
        return this;
    }

    /// In what attention, which has no weights, and convolutions of sound are computed: never in integers, but in 16
    /// bits
    /// where the processor has instructions for them.
    public Precision attention() {
        if (this != INT8) {
            return this;
        }
        return Processor.here().bfloat16() ? BF16 : FP32;
    }

    /// Bytes that a weight takes.
    public int bytes() {
        return switch (this) {
            case FP32 -> 4;
            case BF16, FP16 -> 2;
            case INT8 -> 1;
        };
    }

    /// The number by which our layers know it.
    public long kind() {
        return switch (this) {
            case FP32 -> 0;
            case BF16 -> 1;
            case FP16 -> 2;
            case INT8 -> Processor.here().wideInt8() ? 3 : 4;
        };
    }

    /// As shown to a person: `bf16`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
