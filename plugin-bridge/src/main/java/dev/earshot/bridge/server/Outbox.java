package dev.earshot.bridge.server;

import dev.earshot.bridge.wire.Action;
import dev.earshot.bridge.wire.Frame;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What one client is sent: in order, by a thread of its own, so that one that reads slowly keeps
/// nobody else waiting.
/// What waits is bounded. Safe for many threads.
final class Outbox {
    /// What the end of a message costs apart from its text.
    private static final int ENVELOPE = 64;

    private final Line line;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Frame> frames = new ArrayDeque<>();
    private Optional<Action.Close> last = Optional.empty();
    private int waiting; // characters or bytes, of what is being sent too
    private boolean cut;

    /// @param most characters that may wait
    Outbox(Line line, int most) {
        this.line = line;
        this.most = most;
    }

    void start() {
        Thread.ofVirtual().name("earshot-outbox").start(this::run);
    }

    /// Never blocks.
    ///
    /// @return whether there was room; without it the connection is cut
    boolean send(Frame frame) {
        lock.lock();
        try {
            if (cut || last.isPresent()) {
                return true;
            }
            if (waiting + size(frame) > most) {
                cut();
                return false;
            }
            waiting += size(frame);
            frames.add(frame);
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// When everything before has been sent. Later ones make no difference.
    void close(Action.Close close) {
        lock.lock();
        try {
            last = last.isPresent() ? last : Optional.of(close);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// What has not been sent never is. Idempotent.
    void cut() {
        lock.lock();
        try {
            cut = true;
            frames.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        Thread.ofVirtual().start(line::cut); // the network's own locks are none of the caller's business
    }

    private void run() {
        try {
            for (var next = next(); next.isPresent(); next = next()) {
                line.send(next.get());
                sent(next.get());
            }
            end();
        } catch (IOException e) {
            cut();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cut();
        }
    }

    private Optional<Frame> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (frames.isEmpty() && last.isEmpty() && !cut) {
                changed.await();
            }
            return Optional.ofNullable(frames.poll());
        } finally {
            lock.unlock();
        }
    }

    private void sent(Frame frame) {
        lock.lock();
        try {
            waiting -= size(frame);
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        ending().ifPresent(close -> line.close(close.code(), close.reason()));
    }

    private Optional<Action.Close> ending() {
        lock.lock();
        try {
            return cut ? Optional.empty() : last;
        } finally {
            lock.unlock();
        }
    }

    private static int size(Frame frame) {
        return ENVELOPE
                + switch (frame) {
                    case Frame.Text(var text) -> text.length();
                    case Frame.Binary(var bytes) -> bytes.remaining();
                };
    }
}
