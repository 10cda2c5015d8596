package dev.earshot.engine.store;

import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What people want of a download, and the interrupt that brings its thread to notice.
final class Steering {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Wanted wanted = Wanted.GO;
    private Optional<Thread> worker = Optional.empty();

    enum Wanted {
        GO,
        PAUSE,
        STOP_AND_KEEP,
        STOP_AND_DELETE;

        boolean isStop() {
            return switch (this) {
                case GO, PAUSE -> false;
                case STOP_AND_KEEP, STOP_AND_DELETE -> true;
            };
        }
    }

    /// After a stop nothing else counts.
    void want(Wanted now) {
        lock.lock();
        try {
            if (!wanted.isStop() && wanted != now) {
                wanted = now;
                changed.signalAll();
                if (now != Wanted.GO) {
                    worker.ifPresent(Thread::interrupt);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /// From here on the calling thread is interrupted when something else than going on is wanted.
    ///
    /// @throws InterruptedException when that is so already
    void enter() throws InterruptedException {
        lock.lock();
        try {
            if (wanted != Wanted.GO) {
                throw new InterruptedException();
            }
            worker = Optional.of(Thread.currentThread());
        } finally {
            lock.unlock();
        }
    }

    /// The calling thread is left alone again.
    void leave() {
        lock.lock();
        try {
            worker = Optional.empty();
            Thread.interrupted();
        } finally {
            lock.unlock();
        }
    }

    Wanted wanted() {
        lock.lock();
        try {
            return wanted;
        } finally {
            lock.unlock();
        }
    }

    /// Waits while a pause is wanted.
    Wanted afterPause() {
        lock.lock();
        try {
            while (wanted == Wanted.PAUSE) {
                changed.awaitUninterruptibly();
            }
            return wanted;
        } finally {
            lock.unlock();
        }
    }
}
