package dev.earshot.bridge.dialect.deepgram;

import dev.earshot.bridge.http.Answer;
import dev.earshot.bridge.http.BadCall;
import dev.earshot.bridge.http.Body;
import dev.earshot.bridge.http.BodyKind;
import dev.earshot.bridge.http.HttpApi;
import dev.earshot.bridge.http.HttpCall;
import dev.earshot.bridge.http.Plan;
import dev.earshot.bridge.http.Reason;
import dev.earshot.bridge.http.Refusal;
import dev.earshot.bridge.http.Upload;
import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.Offer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Deepgram's `POST /v1/listen`, as in deepgram/deepgram-api-specs; `docs/server-http.md` has every
/// parameter. Its body is the sound itself, whatever it says of its type.
public final class ListenApi implements HttpApi {
    private static final String LISTEN = "/v1/listen";

    @Override
    public String name() {
        return "Deepgram";
    }

    @Override
    public boolean owns(String path) {
        return path.equals(LISTEN);
    }

    @Override
    public List<String> methods(String path) {
        return List.of("POST");
    }

    @Override
    public BodyKind reads(HttpCall call) {
        return call.method().equals("POST") && !isJson(call) ? BodyKind.RAW : BodyKind.NOTHING;
    }

    @Override
    public Plan plan(HttpCall call, Offer offer) {
        try {
            requireAddress(call);
            var upload = upload(call);
            var asked = RestListening.of(call.opening(), upload, offer);
            return new Plan.Hear(asked.request(), asked.sound(), new RestReply(call, asked));
        } catch (BadCall bad) {
            return new Plan.Say(refuse(bad.refusal(), call));
        }
    }

    private void requireAddress(HttpCall call) throws BadCall {
        if (!owns(call.path())) {
            throw new BadCall(
                    new Refusal(Reason.NO_SUCH_ADDRESS, "There is nothing here; recordings go to " + LISTEN + "."));
        }
        if (!call.method().equals("POST")) {
            throw new BadCall(new Refusal(
                    Reason.WRONG_METHOD, "Send a recording by POST, or open a WebSocket here to send live sound."));
        }
    }

    private static Upload upload(HttpCall call) throws BadCall {
        if (isJson(call)) {
            throw new BadCall(new Refusal(
                    Reason.UNSUPPORTED,
                    "This server fetches nothing from other addresses: send the sound itself as the body, as curl does"
                            + " with --data-binary @speech.wav."));
        }
        return switch (call.body()) {
            case Body.Raw(var upload) when upload.bytes() > 0 -> upload;
            case Body.Raw _, Body.Nothing _ ->
                throw new BadCall(new Refusal(Reason.BAD_AUDIO, "The body is empty; send the sound as the body."));
            case Body.Form _ ->
                throw new BadCall(new Refusal(
                        Reason.BAD_AUDIO,
                        "The body is a form; send the sound itself as the body, as curl does with --data-binary"
                                + " @speech.wav."));
        };
    }

    private static boolean isJson(HttpCall call) {
        var type = call.opening().header("Content-Type").orElse("");
        return type.toLowerCase(Locale.ROOT).startsWith("application/json");
    }

    @Override
    public Answer refuse(Refusal refusal, HttpCall call) {
        var code = code(refusal.reason());
        var headers = new LinkedHashMap<>(headers(call));
        headers.put("dg-error", code);
        refusal.retryAfter().ifPresent(seconds -> headers.put("Retry-After", seconds));
        if (refusal.reason() == Reason.NO_KEY || refusal.reason() == Reason.WRONG_KEY) {
            headers.put("WWW-Authenticate", "Token");
        }
        var body = Message.empty().put("err_code", code).put("err_msg", refusal.sentence());
        body.put("request_id", call.id());
        int status = refusal.reason() == Reason.NO_SUCH_MODEL
                ? Reason.BAD_VALUE.status()
                : refusal.reason().status();
        return Answer.of(status, Answer.JSON, headers, body.toString());
    }

    /// On every answer.
    static Map<String, String> headers(HttpCall call) {
        return Map.of("dg-request-id", call.id());
    }

    private static String code(Reason reason) {
        return switch (reason) {
            case MISSING, BAD_AUDIO, NO_SUCH_MODEL -> "Bad Request";
            case BAD_VALUE -> "INVALID_QUERY_PARAMETER";
            case UNSUPPORTED -> "UNSUPPORTED";
            case NO_KEY, WRONG_KEY -> "INVALID_AUTH";
            case FORBIDDEN -> "INSUFFICIENT_PERMISSIONS";
            case NO_SUCH_ADDRESS -> "NOT_FOUND";
            case WRONG_METHOD -> "METHOD_NOT_ALLOWED";
            case TOO_SLOW -> "SLOW_UPLOAD";
            case TOO_LARGE -> "PAYLOAD_TOO_LARGE";
            case TOO_OFTEN, OVERLOADED -> "TOO_MANY_REQUESTS";
            case FAILED -> "INTERNAL_SERVER_ERROR";
            case UNAVAILABLE -> "SERVICE_UNAVAILABLE";
        };
    }
}
