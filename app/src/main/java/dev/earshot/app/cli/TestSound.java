package dev.earshot.app.cli;

import dev.earshot.bridge.tester.KnownSound;
import dev.earshot.engine.audio.PcmSource;
import java.util.function.UnaryOperator;

/// What an endpoint is sent in one test.
///
/// @param name for a person, and for the files that are written of it
record TestSound(String name, Making making) {
    /// Opens it, or has it spoken, which takes a moment.
    @FunctionalInterface
    interface Making {
        /// @throws dev.earshot.engine.SttException when there is none
        KnownSound make() throws InterruptedException;
    }

    /// The same, changed on its way.
    TestSound through(UnaryOperator<PcmSource> change) {
        return new TestSound(name, () -> making.make().through(change));
    }
}
