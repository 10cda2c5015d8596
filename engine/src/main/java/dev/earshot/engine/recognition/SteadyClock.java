package dev.earshot.engine.recognition;

import java.util.concurrent.TimeUnit;

/// A clock that never jumps, and a way to wait for it: a parameter, so that tests need not wait.
public interface SteadyClock {
    /// Nanoseconds since a moment of its own.
    long nanos();

    /// Waits until [#nanos] is at least `moment`; not at all when that is past.
    void await(long moment) throws InterruptedException;

    /// The time of this machine.
    SteadyClock SYSTEM = new SteadyClock() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void await(long moment) throws InterruptedException {
            for (long rest = moment - nanos(); rest > 0; rest = moment - nanos()) {
                TimeUnit.NANOSECONDS.sleep(rest);
            }
        }
    };
}
