package dev.earshot.engine.recognition;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Runs something when a time has passed. What it runs is over at once.
@FunctionalInterface
interface Alarm {
    /// By the clock.
    Alarm CLOCK = (time, what) -> CompletableFuture.delayedExecutor(time.toNanos(), TimeUnit.NANOSECONDS)
            .execute(what);

    void after(Duration time, Runnable what);
}
