package dev.earshot.bridge.server;

import dev.earshot.bridge.secrets.ApiKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// How often each key calls: so many calls at once as it has in a minute, and then one whenever that share
/// of a minute has passed. Safe for many threads.
final class Rates {
    private static final double MINUTE = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Left> all = new HashMap<>();

    /// What was left of a minute's calls.
    private record Left(double calls, long at) {}

    Rates(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// Counts a call.
    ///
    /// @return when to try again; empty where the call is allowed
    Optional<Duration> count(String key, ApiKey.Limits limits) {
        return limits.callsPerMinute().flatMap(most -> count(key, most));
    }

    private Optional<Duration> count(String key, int most) {
        long now = nanoTime.getAsLong();
        double one = MINUTE / most;
        lock.lock();
        try {
            var last = all.getOrDefault(key, new Left(most, now));
            double left = Math.min(most, last.calls() + (now - last.at()) / one);
            boolean allowed = left >= 1;
            all.put(key, new Left(allowed ? left - 1 : left, now));
            return allowed ? Optional.empty() : Optional.of(Duration.ofNanos((long) Math.ceil((1 - left) * one)));
        } finally {
            lock.unlock();
        }
    }
}
