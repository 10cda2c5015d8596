package dev.earshot.engine.model.whisper;

import dev.earshot.engine.inference.Compute;
import dev.earshot.engine.inference.Processor;
import dev.earshot.engine.recognition.Footprint;
import dev.earshot.engine.recognition.LoadOptions;
import java.util.stream.LongStream;

/// What the weights of a network take.
final class WhisperMemory {
    private WhisperMemory() {}

    /// What they will take when they are loaded so.
    static Footprint of(WhisperConfig config, LoadOptions options) {
        var where = Compute.choose(options.device());
        return new Footprint(where, of(config, Arithmetic.choose(options, where, Processor.here())));
    }

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
