package dev.earshot.bridge.faults;

import dev.earshot.bridge.client.Line;
import dev.earshot.bridge.wire.Frame;
import java.util.concurrent.locks.ReentrantLock;

/// Hears what comes over a line that may be dropped on purpose: the network does not tell who has aborted it.
final class FaultyHearer implements Line.Listener {
    private static final int BROKEN = 1006;

    private final Line.Listener listener;
    private final ReentrantLock telling = new ReentrantLock();
    private boolean over;

    FaultyHearer(Line.Listener listener) {
        this.listener = listener;
    }

    @Override
    public void received(Frame frame) {
        telling.lock();
        try {
            if (!over) {
                listener.received(frame);
            }
        } finally {
            telling.unlock();
        }
    }

    @Override
    public void closed(int code, String reason) {
        telling.lock();
        try {
            if (!over) {
                over = true;
                listener.closed(code, reason);
            }
        } finally {
            telling.unlock();
        }
    }

    /// As if the network had broken. On a thread of its own, since the listener may be waiting for whoever sends.
    void dropped() {
        Thread.ofVirtual().name("fault").start(() -> closed(BROKEN, ""));
    }
}
