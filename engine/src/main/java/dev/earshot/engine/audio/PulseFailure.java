package dev.earshot.engine.audio;

import java.io.IOException;
import java.io.Serial;

/// The sound server is not there, or refused.
final class PulseFailure extends IOException {
    /// Why, as far as more than the sentence hangs on it.
    enum Reason {
        /// Nobody answers, or no longer.
        NO_SERVER,
        /// The system does not let this program listen.
        FORBIDDEN,
        /// There is no such source.
        NO_SUCH_SOURCE,
        OTHER
    }

    @Serial
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    PulseFailure(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /// @param code one of `PA_ERR_*`
    static PulseFailure of(int code, String message) {
        return new PulseFailure(
                switch (code) {
                    case 1 -> Reason.FORBIDDEN;
                    case 5 -> Reason.NO_SUCH_SOURCE;
                    case 6, 8, 11, 15 -> Reason.NO_SERVER;
                    default -> Reason.OTHER;
                },
                message);
    }

    Reason reason() {
        return reason;
    }
}
