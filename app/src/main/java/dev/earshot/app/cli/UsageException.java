package dev.earshot.app.cli;

import java.io.Serial;

/// The command line asks for something that does not go together; the message is one sentence.
final class UsageException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    UsageException(String sentence) {
        super(sentence);
    }
}
