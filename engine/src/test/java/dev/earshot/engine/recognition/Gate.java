package dev.earshot.engine.recognition;

import dev.earshot.engine.audio.Pcm;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// How far a [FakeModel] may hear: its decoders wait at that point of the audio until they are let on. Lets a test
/// stop a recogniser in the middle of a word and look, without a clock. Safe for many threads.
public final class Gate {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private long limit; // samples
    private int waiting;

    private Gate(long limit) {
        this.limit = limit;
    }

    /// Lets no sound through until told otherwise.
    public static Gate shut() {
        return new Gate(0);
    }

    public static Gate open() {
        return new Gate(Long.MAX_VALUE);
    }

    /// Lets decoders hear what lies before this time.
    public void openUntil(Duration time) {
        moveTo(Pcm.samplesIn(time));
    }

    public void openWide() {
        moveTo(Long.MAX_VALUE);
    }

    private void moveTo(long samples) {
        lock.lock();
        try {
            limit = samples;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Returns once a decoder stands before the gate: all that it was let to hear has been said.
    public void awaitStop() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting == 0) {
                moved.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Returns when the decoder may hear up to this sample.
    void pass(long sample) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            waiting++;
            while (sample > limit) {
                moved.signalAll();
                moved.await();
            }
        } finally {
            waiting--;
            lock.unlock();
        }
    }
}
