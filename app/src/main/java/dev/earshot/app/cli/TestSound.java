package dev.earshot.app.cli;

import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.recognition.SpokenText;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What an endpoint is sent in one test.
///
/// @param name for a person, and for the files that are written of it
record TestSound(String name, Making making) {
    /// Opens it, or has it spoken, which takes a moment.
    @FunctionalInterface
    interface Making {
        /// @throws dev.earshot.engine.SttException when there is none
        Made make() throws InterruptedException;
    }

    /// @param spoken what is said in it, where that is known
    record Made(PcmSource source, Optional<SpokenText> spoken) {}

    /// The same, changed on its way.
    TestSound through(UnaryOperator<PcmSource> change) {
        return new TestSound(name, () -> {
            var made = making.make();
            return new Made(change.apply(made.source()), made.spoken());
        });
    }
}
