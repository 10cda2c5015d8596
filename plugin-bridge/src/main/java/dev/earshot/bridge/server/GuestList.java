package dev.earshot.bridge.server;

import dev.earshot.bridge.wire.Ending;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everybody who is in, and how they are seen out. Safe for many threads.
final class GuestList {
    private static final Logger LOG = LoggerFactory.getLogger(GuestList.class);

    /// How long the last messages may take to leave, when all has been said.
    private static final Duration LEAVING = Duration.ofSeconds(2);

    private final Map<Guest, String> guests = new ConcurrentHashMap<>(); // with their ids
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();

    void add(Guest guest, String id) {
        guests.put(guest, id);
    }

    /// @return whether there was one of that id
    boolean end(String id, Ending why) {
        var meant = guests.entrySet().stream()
                .filter(entry -> entry.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst();
        meant.ifPresent(guest -> guest.end(why));
        return meant.isPresent();
    }

    void remove(Guest guest) {
        guests.remove(guest);
        lock.lock();
        try {
            left.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        return guests.size();
    }

    /// Sound that waits to be heard, of all of them.
    Duration backlog() {
        return guests.keySet().stream().map(Guest::backlog).reduce(Duration.ZERO, Duration::plus);
    }

    void tick() {
        for (var guest : guests.keySet()) {
            try {
                guest.tick();
            } catch (RuntimeException e) { // the others must not miss a beat
                LOG.error("A connection cannot be kept up", e);
            }
        }
    }

    /// Ends all of them, first politely and then not; returns when they have left, or do not leave.
    void seeOut(Ending why, Duration grace) {
        guests.keySet().forEach(guest -> guest.end(why));
        awaitAllLeft(grace);
        guests.keySet().forEach(Guest::endNow);
        awaitAllLeft(LEAVING);
        guests.keySet().forEach(guest -> guest.hangUp("the server stopped"));
        awaitAllLeft(LEAVING);
    }

    private void awaitAllLeft(Duration most) {
        long nanos = most.toNanos();
        lock.lock();
        try {
            while (!guests.isEmpty() && nanos > 0) {
                nanos = left.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
