package dev.earshot.app.fx;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Carries a value that changes often (a level, a position, progress) to the FX thread: only the newest arrives, and at
/// most one hand-over is waiting. Safe for many threads.
///
/// What must not be lost goes through [FxRelay].
public final class FxLatest<T> {
    private final Executor fxThread;
    private final Consumer<T> target;
    private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();

    /// @param fxThread `Platform::runLater`
    /// @param target hears on the FX thread
    public FxLatest(Executor fxThread, Consumer<T> target) {
        this.fxThread = fxThread;
        this.target = target;
    }

    public void set(T value) {
        if (waiting.getAndSet(value) == null) {
            fxThread.execute(this::deliver);
        }
    }

    private void deliver() {
        var newest = waiting.getAndSet(null);
        if (newest != null) {
            target.accept(newest);
        }
    }
}
