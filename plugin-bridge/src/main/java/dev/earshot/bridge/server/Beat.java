package dev.earshot.bridge.server;

import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Tells that time goes by.
public interface Beat {
    /// Runs `action` again and again until the result is closed; never twice at a time.
    Stop start(Runnable action);

    /// Ends it.
    interface Stop extends AutoCloseable {
        @Override
        void close();
    }

    /// Ten times a second, on a thread of its own.
    Beat TENTHS = action -> {
        var thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("earshot-beat").factory());
        var _ = thread.scheduleWithFixedDelay(action, 100, 100, TimeUnit.MILLISECONDS);
        return thread::shutdownNow;
    };
}
