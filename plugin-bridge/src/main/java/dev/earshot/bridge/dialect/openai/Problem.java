package dev.earshot.bridge.dialect.openai;

import dev.earshot.bridge.http.Answer;
import dev.earshot.bridge.http.HttpCall;
import dev.earshot.bridge.http.Reason;
import dev.earshot.bridge.http.Refusal;
import dev.earshot.bridge.wire.Message;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// A refusal in OpenAI's shape.
final class Problem {
    private Problem() {}

    static Answer answer(Refusal refusal, HttpCall call) {
        var headers = new LinkedHashMap<>(headers(call));
        refusal.retryAfter().ifPresent(seconds -> headers.put("Retry-After", seconds));
        switch (refusal.reason()) {
            case NO_KEY, WRONG_KEY -> headers.put("WWW-Authenticate", "Bearer");
            case MISSING,
                    BAD_VALUE,
                    UNSUPPORTED,
                    BAD_AUDIO,
                    FORBIDDEN,
                    NO_SUCH_ADDRESS,
                    NO_SUCH_MODEL,
                    WRONG_METHOD,
                    TOO_SLOW,
                    TOO_LARGE,
                    TOO_OFTEN,
                    OVERLOADED,
                    FAILED,
                    UNAVAILABLE -> {}
        }
        var body = Message.empty();
        body.set("error", error(refusal));
        return Answer.of(refusal.reason().status(), Answer.JSON, headers, body.toString());
    }

    /// On every answer.
    static Map<String, String> headers(HttpCall call) {
        return Map.of("x-request-id", call.id());
    }

    static ObjectNode error(Refusal refusal) {
        var error = Message.empty().put("message", refusal.sentence()).put("type", type(refusal.reason()));
        refusal.parameter().ifPresentOrElse(name -> error.put("param", name), () -> error.putNull("param"));
        code(refusal.reason()).ifPresentOrElse(code -> error.put("code", code), () -> error.putNull("code"));
        return error;
    }

    private static String type(Reason reason) {
        return switch (reason) {
            case MISSING,
                    BAD_VALUE,
                    UNSUPPORTED,
                    BAD_AUDIO,
                    NO_KEY,
                    WRONG_KEY,
                    FORBIDDEN,
                    NO_SUCH_ADDRESS,
                    NO_SUCH_MODEL,
                    WRONG_METHOD,
                    TOO_SLOW,
                    TOO_LARGE -> "invalid_request_error";
            case TOO_OFTEN -> "requests";
            case OVERLOADED -> "rate_limit_error";
            case FAILED, UNAVAILABLE -> "server_error";
        };
    }

    private static Optional<String> code(Reason reason) {
        return switch (reason) {
            case MISSING -> Optional.of("missing_required_parameter");
            case BAD_VALUE, BAD_AUDIO -> Optional.of("invalid_value");
            case UNSUPPORTED -> Optional.of("unsupported_value");
            case NO_KEY, WRONG_KEY -> Optional.of("invalid_api_key");
            case FORBIDDEN -> Optional.of("insufficient_permissions");
            case NO_SUCH_ADDRESS -> Optional.of("unknown_url");
            case NO_SUCH_MODEL -> Optional.of("model_not_found");
            case WRONG_METHOD -> Optional.of("method_not_supported");
            case TOO_SLOW -> Optional.of("request_timeout");
            case TOO_LARGE -> Optional.of("request_too_large");
            case TOO_OFTEN, OVERLOADED -> Optional.of("rate_limit_exceeded");
            case FAILED, UNAVAILABLE -> Optional.empty();
        };
    }
}
