package dev.earshot.bridge.wire;

/// Why a server ends a connection that has done nothing wrong.
///
/// @param sentence for a person: what happened, and what to do
public record Ending(Reason reason, String sentence) {
    public enum Reason {
        /// Nothing came for too long.
        IDLE,
        /// It lasted as long as one may.
        TIME_IS_UP,
        /// Sound comes faster than it can be heard, and has done so for too long.
        TOO_FAST,
        /// No place is free.
        OVERLOADED,
        /// Its key may not do this, or not so often.
        ACCESS_DENIED,
        /// The server stops.
        SHUTTING_DOWN;

        /// Whether the same may go better a little later.
        public boolean retryable() {
            return switch (this) {
                case IDLE, TIME_IS_UP, OVERLOADED, SHUTTING_DOWN -> true;
                case TOO_FAST, ACCESS_DENIED -> false;
            };
        }
    }
}
