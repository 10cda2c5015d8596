package dev.earshot.engine.vad;

import java.util.List;
import java.util.Optional;

/// Finds in which frames of 10 ms of a stream somebody speaks. Used by one thread.
public interface SpeechDetector extends AutoCloseable {
    /// Hears the next samples.
    ///
    /// @param samples 16 kHz, in [-1, 1], in blocks of [Endpointer#BLOCK]; the last one, and one
    ///     after which nothing came for a while, of any length; not kept
    /// @return the frames in them that are whole
    List<Frame> hear(float[] samples);

    Detector kind();

    /// What the user should know of it.
    default Optional<String> notice() {
        return Optional.empty();
    }

    /// @param level how loud it is, smoothed, in dB over one step of 16 bits
    /// @param speech whether somebody speaks
    record Frame(double level, boolean speech) {}

    @Override
    default void close() {}
}
