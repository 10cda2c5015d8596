package dev.earshot.engine.recognition;

import java.time.Duration;
import java.util.Optional;

/// Whether a live session keeps up, told before it falls behind. It knows no clock and no session: it is fed with what
/// was said and what that took. Used by one thread.
public final class LivePace {
    /// What is said of a session.
    public enum State {
        /// Too little was heard to tell.
        UNKNOWN,
        KEEPING_UP,
        /// It keeps up, and has little left: another program, and it will not.
        AT_THE_LIMIT,
        /// It takes longer than the sound, so that the text comes later and later.
        FALLING_BEHIND;

        /// What a person is told; empty where there is nothing to tell.
        public Optional<String> sentence() {
            return switch (this) {
                case UNKNOWN, KEEPING_UP -> Optional.empty();
                case AT_THE_LIMIT ->
                    Optional.of("The text just keeps up; close other programs or choose a smaller model before it"
                            + " falls behind.");
                case FALLING_BEHIND ->
                    Optional.of("The text is falling behind what is said; the recording is complete, and a smaller"
                            + " model would keep up.");
            };
        }
    }

    /// Adds what the session did since the last time.
    ///
    /// @param sound that it took in
    /// @param computing that it spent on it
    public void add(Duration sound, Duration computing) {
        throw new UnsupportedOperationException(sound + " " + computing);
    }

    /// The session's own real-time factor of late; empty while too little was heard to tell.
    public Optional<Double> rtf() {
        return Optional.empty();
    }

    public State state() {
        return State.UNKNOWN;
    }
}
