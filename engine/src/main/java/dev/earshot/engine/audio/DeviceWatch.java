package dev.earshot.engine.audio;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Looks at the list of devices again and again, and tells of changes, until it is closed.
public final class DeviceWatch implements AutoCloseable {
    private final Thread thread;

    DeviceWatch(Supplier<List<Microphone>> devices, Duration every, Consumer<List<Microphone>> listener) {
        thread = Thread.ofPlatform().name("device-watch").daemon().start(() -> watch(devices, every, listener));
    }

    private static void watch(Supplier<List<Microphone>> devices, Duration every, Consumer<List<Microphone>> listener) {
        List<Microphone> known = devices.get();
        listener.accept(known);
        try {
            while (true) {
                Thread.sleep(every);
                List<Microphone> now = devices.get();
                if (!now.equals(known)) {
                    known = now;
                    listener.accept(now);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Closed.
        }
    }

    /// Idempotent; a look that is being taken may still be told.
    @Override
    public void close() {
        thread.interrupt();
    }
}
