package dev.earshot.bridge.secrets.keyring;

import java.io.IOException;
import java.io.Serial;

/// The keys in a file cannot be had.
final class Locked extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String reason;

    /// @param reason goes on a sentence after "because", and says what to do
    Locked(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
