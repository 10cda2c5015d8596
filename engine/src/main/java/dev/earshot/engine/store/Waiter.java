package dev.earshot.engine.store;

import java.time.Duration;

/// How time is waited for, so that tests need not.
@FunctionalInterface
interface Waiter {
    void await(Duration time) throws InterruptedException;
}
