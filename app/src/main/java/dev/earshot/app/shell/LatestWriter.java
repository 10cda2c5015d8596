package dev.earshot.app.shell;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Takes values faster than they can be written, and writes the newest, one at a time, on a thread of its own.
public final class LatestWriter<T> implements AutoCloseable {
    private final ExecutorService thread;
    private final Consumer<T> write;
    private final AtomicReference<Optional<T>> waiting = new AtomicReference<>(Optional.empty());

    /// @param write may block; handles its own failures
    public LatestWriter(String name, Consumer<T> write) {
        this.thread =
                Executors.newSingleThreadExecutor(Thread.ofVirtual().name(name).factory());
        this.write = write;
    }

    /// Returns at once.
    public void write(T value) {
        if (waiting.getAndSet(Optional.of(value)).isEmpty()) {
            thread.execute(() -> waiting.getAndSet(Optional.empty()).ifPresent(write));
        }
    }

    /// Returns when the last value is written.
    @Override
    public void close() {
        thread.close();
    }
}
