package dev.earshot.engine.store;

import dev.earshot.engine.store.DownloadProgress.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Counts bytes from many threads and tells about them calmly: at most four times a second, and at each
/// change of phase. The speed is that of the last ten seconds.
final class ProgressMeter implements FileFetch.Tally {
    private static final Duration CALM = Duration.ofMillis(250);
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final Consumer<DownloadProgress> listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Sample> samples = new ArrayDeque<>();
    private Phase phase = Phase.LOOKING;
    private Optional<String> note = Optional.empty();
    private long done;
    private long total;
    private long arrived;
    private Instant told = Instant.MIN;

    /// @param arrived bytes since the beginning
    private record Sample(Instant at, long arrived) {}

    ProgressMeter(InstantSource clock, Consumer<DownloadProgress> listener) {
        this.clock = clock;
        this.listener = listener;
    }

    /// Begins another phase.
    void enter(Phase next) {
        enter(next, Optional.empty());
    }

    /// @param why said to people while it lasts
    void enter(Phase next, String why) {
        enter(next, Optional.of(why));
    }

    private void enter(Phase next, Optional<String> why) {
        lock.lock();
        try {
            boolean same = phase == next && note.equals(why);
            phase = next;
            note = why;
            if (next != Phase.FETCHING) {
                samples.clear();
            }
            if (same) {
                tellCalmly();
            } else {
                tell();
            }
        } finally {
            lock.unlock();
        }
    }

    /// What is here, and what there is in all.
    void count(long here, long inAll) {
        lock.lock();
        try {
            done = here;
            total = inAll;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void add(long bytes) {
        lock.lock();
        try {
            done += bytes;
            arrived += bytes;
            if (phase == Phase.FETCHING) {
                tellCalmly();
            } else {
                enter(Phase.FETCHING);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void subtract(long bytes) {
        lock.lock();
        try {
            done = Math.max(0, done - bytes);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void checked(long bytes) {
        lock.lock();
        try {
            tellCalmly();
        } finally {
            lock.unlock();
        }
    }

    /// Says again how far it is while bytes should come.
    void tick() {
        lock.lock();
        try {
            if (phase == Phase.FETCHING || phase == Phase.CHECKING) {
                tellCalmly();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Grows with every byte that comes.
    long arrived() {
        lock.lock();
        try {
            return arrived;
        } finally {
            lock.unlock();
        }
    }

    DownloadProgress now() {
        lock.lock();
        try {
            var time = clock.instant();
            double speed = speed(time);
            var left = speed > 0 && total > 0
                    ? Optional.of(Duration.ofMillis(Math.round(Math.max(0, total - done) / speed * 1000)))
                    : Optional.<Duration>empty();
            return new DownloadProgress(phase, done, total, speed, left, note);
        } finally {
            lock.unlock();
        }
    }

    private void tellCalmly() {
        if (told.equals(Instant.MIN) || !clock.instant().isBefore(told.plus(CALM))) {
            tell();
        }
    }

    private void tell() {
        told = clock.instant();
        sample(told);
        listener.accept(now());
    }

    private void sample(Instant time) {
        if (phase == Phase.FETCHING) {
            samples.addLast(new Sample(time, arrived));
            while (samples.size() > 2 && samples.getFirst().at().isBefore(time.minus(WINDOW))) {
                samples.removeFirst();
            }
        }
    }

    /// Nothing is said of the first second, which says little.
    private double speed(Instant time) {
        if (samples.isEmpty()) {
            return 0;
        }
        var oldest = samples.getFirst();
        var span = Duration.between(oldest.at(), time);
        return span.compareTo(SHORTEST) < 0 ? 0 : (arrived - oldest.arrived()) / (span.toMillis() / 1000.0);
    }
}
