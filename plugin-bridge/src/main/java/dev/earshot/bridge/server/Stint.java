package dev.earshot.bridge.server;

import dev.earshot.bridge.http.Refusal;
import java.io.Serial;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Work of one thread that others may break off by interrupting it, and only while it is at that work: no interrupt
/// reaches what the thread does before or after. Safe for many threads.
final class Stint {
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<Thread> worker = Optional.empty();
    private Optional<Broken> broken = Optional.empty();

    /// What is done.
    interface Work<T> {
        T done() throws Exception;
    }

    /// It was broken off.
    static final class Broken extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient Optional<Refusal> said;

        /// @param end why, in a few words
        /// @param said what the client is to be told; empty where there is none any more
        Broken(String end, Optional<Refusal> said) {
            super(end, null, false, false);
            this.said = said;
        }

        Optional<Refusal> said() {
            return said;
        }

        String end() {
            return String.valueOf(getMessage());
        }
    }

    /// Returns what the work returns, or fails as it does; of work that was broken off, whatever that made it fail of,
    /// with [Broken].
    <T> T of(Work<T> work) throws Exception {
        begin();
        try {
            return work.done();
        } catch (Exception e) {
            throw end().<Exception>map(why -> why).orElse(e);
        } finally {
            end();
        }
    }

    private void begin() throws Broken {
        lock.lock();
        try {
            if (broken.isPresent()) {
                throw broken.get();
            }
            worker = Optional.of(Thread.currentThread());
        } finally {
            lock.unlock();
        }
    }

    /// Why it was broken off, if it was. No interrupt comes after this.
    private Optional<Broken> end() {
        lock.lock();
        try {
            if (worker.isPresent() && broken.isPresent()) {
                Thread.interrupted(); // it was ours
            }
            worker = Optional.empty();
            return broken;
        } finally {
            lock.unlock();
        }
    }

    /// Never blocks for long. The first reason counts; work that has not begun does not begin.
    void breakOff(Broken why) {
        lock.lock();
        try {
            if (broken.isEmpty()) {
                broken = Optional.of(why);
                worker.ifPresent(Thread::interrupt);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Does this only while the work goes on, which does not end meanwhile. Must not block.
    void meanwhile(Runnable action) {
        lock.lock();
        try {
            if (worker.isPresent() && broken.isEmpty()) {
                action.run();
            }
        } finally {
            lock.unlock();
        }
    }
}
