package dev.earshot.engine.recognition;

import java.time.Duration;
import java.util.Optional;

/// The parts of a loaded model that are worth timing by themselves, on sound that says nothing. Used by one thread.
///
/// A model that hears first and writes then, token by token, has these two; one whose text is there when it has heard
/// has the first alone; others have no benchmark but that of a whole recording. What is timed is what a transcription
/// pays for, the searching for tokens included.
public interface Benchmark {
    /// The most sound that the model hears at once.
    Duration window();

    /// What the model does while somebody speaks without a pause.
    default LiveUse live() {
        return new LiveUse(window(), window());
    }

    /// Hears as much sound, once.
    ///
    /// @param sound at most [#window]
    /// @return how long that took, up to where the writing begins
    Duration hear(Duration sound) throws InterruptedException;

    /// Hears as much sound, to write about it; empty for a model that writes no tokens one after the other.
    ///
    /// @param sound at most [#window]
    default Optional<Heard> heard(Duration sound) throws InterruptedException {
        return Optional.empty();
    }

    /// Some sound that has been heard.
    interface Heard extends AutoCloseable {
        /// Writes so many tokens, whatever they say; the prompt does not count.
        ///
        /// @param beam hypotheses that are followed at once; 1 is greedy
        /// @return how long a token took, on average
        Duration write(int beam, int tokens) throws InterruptedException;

        @Override
        void close();
    }
}
