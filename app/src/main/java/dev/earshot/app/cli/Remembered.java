package dev.earshot.app.cli;

import java.util.Optional;
import java.util.function.Supplier;

/// Asks another supplier when first asked, and remembers what it said. Safe for many threads.
final class Remembered<T> implements Supplier<T> {
    private final Supplier<T> source;
    private Optional<T> value = Optional.empty();

    private Remembered(Supplier<T> source) {
        this.source = source;
    }

    static <T> Remembered<T> of(Supplier<T> source) {
        return new Remembered<>(source);
    }

    @Override
    public synchronized T get() {
        if (value.isEmpty()) {
            value = Optional.of(source.get());
        }
        return value.get();
    }

    /// What was remembered, without asking.
    synchronized Optional<T> ifAsked() {
        return value;
    }
}
