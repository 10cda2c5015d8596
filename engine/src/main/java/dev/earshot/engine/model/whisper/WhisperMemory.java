package dev.earshot.engine.model.whisper;

import java.util.stream.LongStream;

/// What the weights of a network take.
final class WhisperMemory {
    private WhisperMemory() {}

    /// Bytes: each stack in its precision, and the token embedding a second time, which is both a table and a matrix.
    static long of(WhisperConfig config, Arithmetic arithmetic) {
        long encoder = numbers(config, "encoder.") * arithmetic.encoder().bytes();
        long decoder = numbers(config, "decoder.") * arithmetic.decoder().bytes();
        long table = (long) config.vocabulary() * config.dModel() * Float.BYTES;
        return encoder + decoder + table;
    }

    private static long numbers(WhisperConfig config, String stack) {
        return WhisperTensors.of(config).entrySet().stream()
                .filter(tensor -> tensor.getKey().startsWith(stack))
                .mapToLong(tensor -> LongStream.of(tensor.getValue()).reduce(1, (a, b) -> a * b))
                .sum();
    }
}
