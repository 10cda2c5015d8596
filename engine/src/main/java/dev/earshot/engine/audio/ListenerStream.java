package dev.earshot.engine.audio;

import dev.earshot.engine.SttException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What one listener hears of a capture, through a ring of its own: the capture never waits for it. When
/// the ring is full the oldest sound gives way.
final class ListenerStream implements PcmStream {
    private final Meter meter = new Meter();
    private final Resampler resampler;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Runnable onClose;
    private final float[] ring;
    private float[] taken = {};
    private int first;
    private int filled;
    private long dropped;
    private boolean ended;
    private boolean closed;
    private boolean flushed;
    private Optional<SttException> failure = Optional.empty();

    /// @param onClose called when the reader closes, each time
    ListenerStream(int rate, Duration length, Runnable onClose) {
        resampler = new Resampler(rate);
        ring = new float[(int) Math.max(1, Math.min(Integer.MAX_VALUE - 8L, length.toMillis() * rate / 1000))];
        this.onClose = onClose;
    }

    /// From the capture.
    void add(float[] mono, int count) {
        lock.lock();
        try {
            int from = Math.max(0, count - ring.length);
            int n = count - from;
            int surplus = Math.max(0, filled + n - ring.length);
            first = (first + surplus) % ring.length;
            filled -= surplus;
            dropped += surplus + from;
            int at = (first + filled) % ring.length;
            int head = Math.min(n, ring.length - at);
            System.arraycopy(mono, from, ring, at, head);
            System.arraycopy(mono, from + head, ring, 0, n - head);
            filled += n;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// From the capture: nothing more comes.
    void end(Optional<SttException> cause) {
        lock.lock();
        try {
            ended = true;
            failure = cause;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Samples at the device's rate.
    long dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<Pcm> read() throws InterruptedException {
        while (resampler.ready() == 0) {
            int count = take();
            if (count > 0) {
                meter.add(taken, 0, count);
                resampler.add(taken, 0, count);
            } else if (isClosed()) {
                return Optional.empty();
            } else if (!flushed) {
                flushed = true;
                resampler.finish();
            } else if (failure.isPresent()) {
                throw failure.get();
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new Pcm(resampler.take()));
    }

    /// Waits for sound and takes all there is; 0 at the end.
    private int take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (filled == 0 && !ended && !closed) {
                changed.await();
            }
            int count = closed ? 0 : filled;
            if (taken.length < count) {
                taken = new float[count];
            }
            int head = Math.min(count, ring.length - first);
            System.arraycopy(ring, first, taken, 0, head);
            System.arraycopy(ring, 0, taken, head, count - head);
            first = (first + count) % ring.length;
            filled = 0;
            return count;
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Level level() {
        return meter.level();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        onClose.run();
    }
}
