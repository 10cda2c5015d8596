package dev.earshot.app.server;

/// What a server is doing.
sealed interface Phase {
    record Off() implements Phase {}

    /// @param model the name of what is being loaded
    record Starting(String model) implements Phase {}

    record On(Connection connection) implements Phase {}

    /// What was heard is still said.
    record Stopping(Connection connection) implements Phase {}

    /// It is off, because it could not be started.
    ///
    /// @param sentence what is wrong and what to do
    record Failed(String sentence) implements Phase {}

    /// Whether it may be started, and set otherwise.
    default boolean idle() {
        return switch (this) {
            case Off _, Failed _ -> true;
            case Starting _, On _, Stopping _ -> false;
        };
    }
}
