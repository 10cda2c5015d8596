package dev.earshot.app.cli;

import java.io.Serial;

/// Nobody reads standard output any more, as after `| head`: there is nothing left to do, and nothing to say.
final class OutputClosedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    OutputClosedException() {
        super("standard output is closed", null, false, false);
    }
}
