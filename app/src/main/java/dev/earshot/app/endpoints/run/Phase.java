package dev.earshot.app.endpoints.run;

/// How it stands with a run.
sealed interface Phase {
    /// Nothing goes on.
    record Idle() implements Phase {}

    /// Before the first sound.
    ///
    /// @param what is waited for, as a sentence
    record Preparing(String what) implements Phase {}

    record Running() implements Phase {}

    /// No more sound is sent; what is still to come is waited for.
    record Ending() implements Phase {}

    default boolean busy() {
        return !(this instanceof Idle);
    }
}
