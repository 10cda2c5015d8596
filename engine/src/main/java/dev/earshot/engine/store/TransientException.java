package dev.earshot.engine.store;

import dev.earshot.engine.SttException;
import java.io.Serial;
import java.time.Duration;
import java.util.Optional;

/// Something failed that may work a little later.
final class TransientException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final SttException failure;
    private final transient Optional<Duration> retryAfter;

    /// @param failure what is said when it does not work later either
    /// @param retryAfter how long the other side wants to be left alone
    TransientException(SttException failure, Optional<Duration> retryAfter) {
        super(failure);
        this.failure = failure;
        this.retryAfter = retryAfter;
    }

    SttException failure() {
        return failure;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
