package dev.earshot.bridge.server;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;

/// How many sessions there are, in all and of each key. Safe for many threads.
final class Places {
    private final int most;
    private final ToIntFunction<String> mostOf;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    /// @param mostOf how many a key may have
    Places(int most, ToIntFunction<String> mostOf) {
        this.most = most;
        this.mostOf = mostOf;
    }

    /// @return whether there was a place; it has to be given back then
    boolean take(String key) {
        int mineAtMost = mostOf.applyAsInt(key);
        lock.lock();
        try {
            int mine = taken.getOrDefault(key, 0);
            if (all >= most || mine >= mineAtMost) {
                return false;
            }
            all++;
            taken.put(key, mine + 1);
            return true;
        } finally {
            lock.unlock();
        }
    }

    void giveBack(String key) {
        lock.lock();
        try {
            all--;
            taken.computeIfPresent(key, (_, mine) -> mine > 1 ? mine - 1 : null);
        } finally {
            lock.unlock();
        }
    }

    int taken() {
        lock.lock();
        try {
            return all;
        } finally {
            lock.unlock();
        }
    }
}
