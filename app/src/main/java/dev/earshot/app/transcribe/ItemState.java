package dev.earshot.app.transcribe;

import java.time.Duration;
import java.util.Optional;

/// What goes on with a recording in the queue.
sealed interface ItemState {
    /// Its turn comes when those before it are done.
    record Waiting() implements ItemState {}

    /// The microphone is being written to it.
    record Recording() implements ItemState {}

    /// The recogniser is at it.
    ///
    /// @param step what is being done, as the list says it
    /// @param progress from 0 to 1; negative while it is not known
    record Running(String step, double progress, Optional<Duration> left) implements ItemState {}

    /// Heard to the end.
    record Done() implements ItemState {}

    /// Ended early; what became final before is kept.
    record Failed(String sentence) implements ItemState {}

    /// Stopped by the user; what became final before is kept.
    record Cancelled() implements ItemState {}

    /// Whether something is being done that can be cancelled or stopped.
    default boolean busy() {
        return switch (this) {
            case Recording _, Running _ -> true;
            case Waiting _, Done _, Failed _, Cancelled _ -> false;
        };
    }

    /// Whether nothing more will happen by itself.
    default boolean ended() {
        return switch (this) {
            case Done _, Failed _, Cancelled _ -> true;
            case Waiting _, Recording _, Running _ -> false;
        };
    }
}
