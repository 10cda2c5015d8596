package dev.earshot.engine.store;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Does something again while it fails in a way that may pass.
///
/// @param patience how often, and how long in between
/// @param progress grows while something is achieved; then failures before that do not count
/// @param note told why it waits, each time
record Persistence(Patience patience, LongSupplier progress, Consumer<String> note) {
    /// A host that wants to be left alone for longer than this is not waited for.
    private static final Duration LONGEST_REQUESTED = Duration.ofMinutes(10);

    Persistence(Patience patience) {
        this(patience, () -> 0, _ -> {});
    }

    @FunctionalInterface
    interface Attempt<T> {
        T run() throws TransientException, InterruptedException;
    }

    /// @throws SttException what the last attempt failed with
    <T> T until(Attempt<T> attempt) throws InterruptedException {
        int failures = 0;
        while (true) {
            long before = progress.getAsLong();
            try {
                return attempt.run();
            } catch (TransientException e) {
                failures = progress.getAsLong() > before ? 1 : failures + 1;
                pause(e, failures);
            }
        }
    }

    private void pause(TransientException e, int failures) throws InterruptedException {
        var requested = e.retryAfter().orElse(Duration.ZERO);
        if (requested.compareTo(LONGEST_REQUESTED) > 0) {
            throw new SttException(
                    SttError.NETWORK,
                    e.failure().sentence() + " It asks to be left alone for " + requested.toMinutes()
                            + " minutes; try again then.",
                    e.failure());
        }
        if (failures >= patience.attempts()) {
            throw e.failure();
        }
        note.accept(e.failure().sentence());
        var usual = patience.before(failures);
        patience.waiter().await(requested.compareTo(usual) > 0 ? requested : usual);
    }
}
