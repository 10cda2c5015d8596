package dev.earshot.bridge.wire;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.util.List;
import java.util.Optional;

/// What the answers of APIs for recordings mean that are none of a transcript.
public final class BatchRefusal {
    /// Where services write what is wrong: `{"error":{"message":"..."}}` most of them, `{"err_msg":"..."}`
    /// Deepgram, `{"detail":"..."}` servers that are written with FastAPI.
    private static final List<String> NAMES = List.of("message", "err_msg", "error", "detail", "reason");

    private BatchRefusal() {}

    /// One that means what its status usually does.
    ///
    /// @param service its name, for a person
    public static SttException of(String service, BatchAnswer answer) {
        return of(service, usual(answer.status()), answer);
    }

    /// One that the service has its own meaning for.
    public static SttException of(String service, SttError error, BatchAnswer answer) {
        var complaint = new Complaint(service);
        return words(answer)
                .map(words -> complaint.of(error, words))
                .orElseGet(() -> complaint.silent(error, "status " + answer.status()));
    }

    /// What the statuses of HTTP mean, where a service has no meaning of its own for one.
    public static SttError usual(int status) {
        return switch (status) {
            case 400, 404, 405, 406, 415, 422 -> SttError.UNSUPPORTED;
            case 401, 402, 403 -> SttError.ACCESS_DENIED;
            case 413 -> SttError.AUDIO_INVALID;
            case 429, 503 -> SttError.OVERLOADED;
            default -> SttError.NETWORK;
        };
    }

    /// What is to be said of an answer that cannot be read.
    public static SttException unreadable(String service, BadFrame bad) {
        return new SttException(
                SttError.NETWORK,
                "%s answered what its API does not allow. %s Try again.".formatted(service, bad.sentence()),
                bad);
    }

    /// In the service's own words, which may be a plain text; empty where it has none, writes a page for
    /// browsers, or writes them where nobody looks.
    public static Optional<String> words(BatchAnswer answer) {
        try {
            var message = Message.parse(answer.body());
            var inner = message.root().path("error").isObject() ? message.object("error") : Optional.<Message>empty();
            return words(inner.orElse(message));
        } catch (BadFrame _) {
            return Optional.of(answer.body().strip()).filter(text -> text.matches("[^<{\\[](?s:.*)"));
        }
    }

    private static Optional<String> words(Message message) {
        return NAMES.stream()
                .map(name -> message.root().path(name))
                .filter(value -> value.isString() && !value.stringValue().isBlank())
                .map(value -> value.stringValue())
                .findFirst();
    }
}
