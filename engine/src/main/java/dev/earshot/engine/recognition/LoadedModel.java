package dev.earshot.engine.recognition;

import java.util.Optional;

/// Weights in memory, shared by all sessions and never written to. Safe for many threads.
public interface LoadedModel extends AutoCloseable {
    RecognizerInfo info();

    /// State for a new stream. Cheap, or as cheap as the family allows.
    ///
    /// @throws dev.earshot.engine.SttException UNSUPPORTED for options it cannot satisfy
    StreamDecoder newDecoder(RecognitionOptions options);

    /// What can be timed of it by itself; valid until it is closed.
    default Optional<Benchmark> benchmark() {
        return Optional.empty();
    }

    /// Frees the weights; all decoders are closed before. Idempotent.
    @Override
    void close();
}
