package dev.earshot.bridge.http;

import dev.earshot.engine.SttException;
import java.time.Duration;
import java.util.Optional;

/// Why a call is not answered.
///
/// @param sentence what is wrong, and what to do
/// @param parameter the field or parameter that is to blame
/// @param retry when to try again
public record Refusal(Reason reason, String sentence, Optional<String> parameter, Optional<Duration> retry) {
    /// When it is worth trying again where nobody can know it.
    private static final Duration SOON = Duration.ofSeconds(5);

    public Refusal(Reason reason, String sentence) {
        this(reason, sentence, Optional.empty(), Optional.empty());
    }

    /// One that a field or parameter is to blame for.
    public Refusal(Reason reason, String sentence, String parameter) {
        this(reason, sentence, Optional.of(parameter), Optional.empty());
    }

    /// The same, with when to try again.
    public Refusal after(Duration time) {
        return new Refusal(reason, sentence, parameter, Optional.of(time));
    }

    /// The same, to be tried again in a little while.
    public Refusal forNow() {
        return after(SOON);
    }

    /// Whole seconds, one at least, as the header `Retry-After` has them.
    public Optional<String> retryAfter() {
        return retry.map(time -> Long.toString(Math.max(1, time.plusMillis(999).toSeconds())));
    }

    /// What could not be heard.
    public static Refusal of(SttException cause, Upload upload) {
        var refusal = new Refusal(Reason.of(cause.error()), upload.named(cause.sentence()));
        return cause.error().retryable() ? refusal.forNow() : refusal;
    }
}
