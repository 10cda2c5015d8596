package dev.earshot.bridge.server;

import dev.earshot.bridge.http.Reason;
import dev.earshot.bridge.http.Refusal;
import dev.earshot.bridge.wire.Opening;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Who may come in, to a WebSocket or with a call; asked before anything else of them is read. Safe for many
/// threads.
final class Porter {
    private final Access access;
    private final InstantSource clock;
    private final Rates rates;
    private final Supplier<Optional<Refusal>> closed;

    /// What is said to somebody at the door.
    sealed interface Word {
        /// @param key the name under which they come in
        record In(String key) implements Word {}

        /// They are known, and come too often.
        record Later(String key, Refusal why) implements Word {}

        record Out(Refusal why) implements Word {}
    }

    /// @param closed why nobody can come in at the moment
    Porter(Access access, LongSupplier nanoTime, InstantSource clock, Supplier<Optional<Refusal>> closed) {
        this.access = access;
        this.clock = clock;
        this.rates = new Rates(nanoTime);
        this.closed = closed;
    }

    Word ask(Opening opening) {
        var key = access.admit(opening, clock.instant());
        if (key.isEmpty()) {
            return new Word.Out(new Refusal(
                    Reason.NO_KEY, "This server wants an API key, and the one that was sent is none of its own."));
        }
        return closed.get().<Word>map(Word.Out::new).orElseGet(() -> count(key.get()));
    }

    private Word count(String key) {
        return rates.count(key, access.limits(key))
                .<Word>map(wait -> new Word.Later(key, tooOften(wait)))
                .orElseGet(() -> new Word.In(key));
    }

    private static Refusal tooOften(Duration wait) {
        return new Refusal(
                        Reason.TOO_OFTEN,
                        "This API key calls more often than it may; try again in " + Spans.show(wait.plusMillis(999))
                                + ".")
                .after(wait);
    }
}
