package dev.earshot.engine.recognition;

import dev.earshot.engine.audio.Pcm;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Sound on its way from who feeds a session to the one thread that hears it: a short queue that blocks who is too far
/// ahead, and notices when nothing comes. Safe for many threads; one of them takes.
final class SoundQueue {
    /// How far the feeder may be ahead, in samples: 5 s.
    private static final long MOST = 5L * Pcm.SAMPLE_RATE;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Pcm> queue = new ArrayDeque<>();
    private final Patience patience;
    private long queued; // samples in the queue
    private long hearing; // samples of the chunk that was taken last
    private boolean finished; // no more sound comes
    private boolean shut;

    /// @param silence after so long without sound who hears is told
    SoundQueue(Silence silence) {
        patience = new Patience(silence.patience(), silence.alarm(), this::wake);
    }

    /// For how long there may be no sound, and who knows when that time has passed.
    ///
    /// @param patience only a live stream has one
    record Silence(Optional<Duration> patience, Alarm alarm) {}

    /// What is to be done next.
    sealed interface Next {
        record Sound(Pcm chunk) implements Next {}

        /// No sound has come for too long.
        record Silent() implements Next {}

        /// All sound has been heard.
        record End() implements Next {}
    }

    /// Waits while there is too much; a chunk longer than that is let in alone. Ignored when no more is heard.
    void put(Pcm chunk) throws InterruptedException {
        int length = chunk.samples().length;
        lock.lockInterruptibly();
        try {
            while (takesSound() && queued > 0 && queued + length > MOST) {
                changed.await();
            }
            if (takesSound() && length > 0) {
                queue.add(chunk);
                queued += length;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean takesSound() {
        return !finished && !shut;
    }

    /// Waits for what is to be done; what was taken before has been heard.
    ///
    /// @throws InterruptedException also when it is shut
    Next next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            hearing = 0;
            changed.signalAll();
            if (queue.isEmpty() && !finished) {
                patience.begin();
            }
            while (queue.isEmpty() && takesSound() && !patience.over()) {
                changed.await();
            }
            if (shut) {
                throw new InterruptedException("shut");
            }
            var chunk = Optional.ofNullable(queue.poll());
            if (chunk.isPresent()) {
                patience.sound();
                hearing = chunk.get().samples().length;
                queued -= hearing;
                changed.signalAll();
                return new Next.Sound(chunk.get());
            }
            if (finished) {
                return new Next.End();
            }
            patience.spent();
            return new Next.Silent();
        } finally {
            lock.unlock();
        }
    }

    /// How much waits behind what was taken last.
    Duration waiting() {
        lock.lock();
        try {
            return Pcm.durationOf(queued);
        } finally {
            lock.unlock();
        }
    }

    /// How much has not been heard.
    Duration backlog() {
        lock.lock();
        try {
            return Pcm.durationOf(queued + hearing);
        } finally {
            lock.unlock();
        }
    }

    /// Waits until all that there is has been heard, or it is shut.
    void awaitHeard() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (queued + hearing > 0) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /// No more sound comes.
    void finish() {
        wake(() -> finished = true);
    }

    /// Nothing is heard any more: what waits is dropped, and nobody waits.
    void shut() {
        wake(() -> {
            shut = true;
            queue.clear();
            queued = 0;
            hearing = 0;
        });
    }

    private void wake(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
