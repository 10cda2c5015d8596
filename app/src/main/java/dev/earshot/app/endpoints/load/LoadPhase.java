package dev.earshot.app.endpoints.load;

/// How it stands with a load.
sealed interface LoadPhase {
    record Idle() implements LoadPhase {}

    /// @param what is waited for, as a sentence
    record Preparing(String what) implements LoadPhase {}

    /// It is not this machine: somebody has to say that it may be loaded.
    ///
    /// @param host whose name has to be given
    /// @param sentence what would be done to it, and what that costs
    record Asking(String host, String sentence) implements LoadPhase {}

    /// @param streams that speak in the present step
    record Running(int streams) implements LoadPhase {}

    default boolean busy() {
        return !(this instanceof Idle);
    }
}
