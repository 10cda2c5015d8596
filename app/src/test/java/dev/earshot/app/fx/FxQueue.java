package dev.earshot.app.fx;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The test's own thread in the place of the FX thread: what is handed over runs while the test waits for something.
public final class FxQueue implements Executor {
    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable task) {
        waiting.add(task);
    }

    /// Runs what is handed over until that is true.
    public void until(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            var task = waiting.poll(10, TimeUnit.MILLISECONDS);
            if (task != null) {
                task.run();
            } else if (System.nanoTime() > deadline) {
                fail("it did not come to pass within 20 s");
            }
        }
    }
}
