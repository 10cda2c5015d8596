package dev.earshot.bridge.dialect.earshot;

import dev.earshot.bridge.http.Answer;
import dev.earshot.bridge.http.Decline;
import dev.earshot.bridge.http.HttpCall;
import dev.earshot.bridge.http.Reason;
import dev.earshot.bridge.http.Refusal;
import dev.earshot.bridge.wire.Message;
import java.util.LinkedHashMap;
import java.util.Locale;

/// How Earshot's own protocol says no before a connection stands: with the `error` that it says later, too.
public final class EarshotRefusal implements Decline {
    @Override
    public Answer refuse(Refusal refusal, HttpCall call) {
        var headers = new LinkedHashMap<String, String>();
        refusal.retryAfter().ifPresent(seconds -> headers.put("Retry-After", seconds));
        if (refusal.reason() == Reason.NO_KEY || refusal.reason() == Reason.WRONG_KEY) {
            headers.put("WWW-Authenticate", "Bearer");
        }
        var body = Message.of("error").put("message", refusal.sentence()).put("code", code(refusal.reason()));
        return Answer.of(refusal.reason().status(), Answer.JSON, headers, body.toString());
    }

    private static String code(Reason reason) {
        return switch (reason) {
            case NO_KEY, WRONG_KEY, FORBIDDEN -> "access_denied";
            case OVERLOADED, TOO_OFTEN -> "overloaded";
            case UNAVAILABLE -> "shutting_down";
            case NO_SUCH_MODEL -> "model_not_found";
            case NO_SUCH_ADDRESS -> "not_found";
            case FAILED -> "internal";
            case MISSING, BAD_VALUE, UNSUPPORTED, BAD_AUDIO, WRONG_METHOD, TOO_SLOW, TOO_LARGE ->
                reason.name().toLowerCase(Locale.ROOT);
        };
    }
}
