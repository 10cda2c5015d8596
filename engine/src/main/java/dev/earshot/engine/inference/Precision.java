package dev.earshot.engine.inference;

/// How numbers are kept and multiplied.
public enum Precision {
    /// 32-bit floats: what the reference implementations are compared in.
    FP32,
    /// 16-bit floats with the range of 32-bit ones. Fast on processors with AVX-512 BF16 or AMX, and on GPUs.
    BF16,
    /// IEEE half precision; GPUs only.
    FP16,
    /// Weights as 8-bit integers, a scale a row; activations quantised on the fly. Processors only.
    INT8
}
