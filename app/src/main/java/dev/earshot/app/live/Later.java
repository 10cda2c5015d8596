package dev.earshot.app.live;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Runs something on the FX thread when a time has passed.
@FunctionalInterface
interface Later {
    void after(Duration time, Runnable what);

    /// By the clock.
    static Later on(Executor fx) {
        return (time, what) -> CompletableFuture.delayedExecutor(time.toNanos(), TimeUnit.NANOSECONDS, fx)
                .execute(what);
    }
}
