package dev.earshot.engine;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// The one exception that Earshot's own code throws for what a person can act on.
///
/// The message is one sentence in plain words, complete without the cause: it names the file, device or model, says
/// what is wrong and, where there is something, what to do. It never holds a secret.
public final class SttException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final SttError error;

    public SttException(SttError error, String sentence) {
        this(error, sentence, null);
    }

    public SttException(SttError error, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.error = error;
    }

    public SttError error() {
        return error;
    }

    /// The sentence for a person; never null, unlike `getMessage` of exceptions at large.
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
