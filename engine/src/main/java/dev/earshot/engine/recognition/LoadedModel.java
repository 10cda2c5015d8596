package dev.earshot.engine.recognition;

import dev.earshot.engine.vad.Detectors;
import java.util.Optional;
import java.util.function.Consumer;

/// Weights in memory, shared by all sessions and never written to. Safe for many threads.
public interface LoadedModel extends AutoCloseable {
    RecognizerInfo info();

    /// State for a new stream. Cheap, or as cheap as the family allows.
    ///
    /// @param detectors opens what tells where somebody speaks
    /// @throws dev.earshot.engine.SttException UNSUPPORTED for options it cannot satisfy
    StreamDecoder newDecoder(RecognitionOptions options, Detectors detectors);

    /// State for a new stream of which it is known what is said in it; see [Recognizer#align]. It
    /// says neither Partials nor Finals, and gives its result before its `finish` returns.
    ///
    /// @param result is told the result, on the thread that runs `finish`
    /// @throws dev.earshot.engine.SttException UNSUPPORTED when this kind of model cannot do that,
    ///     or for a text that it has no letters for
    default StreamDecoder newAligner(String text, Consumer<Alignment> result) {
        throw Recognizer.cannotAlign(info().name());
    }

    /// What can be timed of it by itself; valid until it is closed.
    default Optional<Benchmark> benchmark() {
        return Optional.empty();
    }

    /// Frees the weights; all decoders are closed before. Idempotent.
    @Override
    void close();
}
