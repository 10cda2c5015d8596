package dev.earshot.bridge.conformance;

import dev.earshot.engine.recognition.SteadyClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Time that passes only where somebody waits for it.
public final class FakeClock implements SteadyClock {
    private final AtomicLong now = new AtomicLong();

    @Override
    public long nanos() {
        return now.get();
    }

    @Override
    public void await(long moment) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        now.accumulateAndGet(moment, Math::max);
    }

    public void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
