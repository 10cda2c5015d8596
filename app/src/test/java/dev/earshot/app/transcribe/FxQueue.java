package dev.earshot.app.transcribe;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The test's own thread in the place of the FX thread: what is handed over runs while the test waits for something.
final class FxQueue implements Executor {
    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable task) {
        waiting.add(task);
    }

    /// Runs what is handed over until that is true.
    void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            var task = waiting.poll(20, TimeUnit.SECONDS);
            if (task == null) {
                fail("it did not come to pass within 20 s");
            }
            task.run();
        }
    }

    /// Runs what was handed over so far.
    void drain() {
        for (var task = waiting.poll(); task != null; task = waiting.poll()) {
            task.run();
        }
    }
}
