package dev.earshot.app;

import dev.earshot.engine.store.FolderStamp;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What was read in some folders, until one of them changes. Safe for many threads, of which one
/// reads.
///
/// A file that is rewritten in place changes no folder, nor can a change be seen that comes within the
/// same tick of the clock as the one before it. So nothing is remembered for longer than [#LONGEST].
final class WhileUnchanged<T> {
    static final Duration LONGEST = Duration.ofMinutes(1);

    private final Supplier<FolderStamp> stamp;
    private final Supplier<T> reading;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<Seen<T>> last = Optional.empty();

    private record Seen<T>(T what, FolderStamp stamp, long at) {}

    /// @param nanoTime a clock that never jumps
    WhileUnchanged(Supplier<FolderStamp> stamp, Supplier<T> reading, LongSupplier nanoTime) {
        this.stamp = stamp;
        this.reading = reading;
        this.nanoTime = nanoTime;
    }

    T get() {
        lock.lock();
        try {
            var now = stamp.get(); // before reading, so that what changes meanwhile is read the next time
            long time = nanoTime.getAsLong();
            var seen = last.filter(one -> one.stamp().equals(now) && time - one.at() < LONGEST.toNanos())
                    .orElseGet(() -> new Seen<>(reading.get(), now, time));
            last = Optional.of(seen);
            return seen.what();
        } finally {
            lock.unlock();
        }
    }
}
