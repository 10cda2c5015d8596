package dev.earshot.bridge.server;

import dev.earshot.bridge.wire.Request;
import dev.earshot.engine.audio.Pcm;
import java.time.Duration;

/// What a codec wants done that may take its time.
sealed interface Work {
    record Begin(Request request) implements Work {}

    record Change(Request request) implements Work {}

    record Sound(Pcm chunk) implements Work {}

    record Flush() implements Work {}

    record Finish() implements Work {}

    /// How much sound it counts as while it waits. What is no sound counts as well, so that nobody
    /// can make any amount
    /// of it wait.
    default Duration weight() {
        return switch (this) {
            case Sound(var chunk) -> chunk.duration().compareTo(LEAST) < 0 ? LEAST : chunk.duration();
            case Begin _, Change _, Flush _, Finish _ -> Duration.ofSeconds(1);
        };
    }

    Duration LEAST = Duration.ofMillis(1);
}
