package dev.earshot.bridge.dialect.openai;

import dev.earshot.bridge.http.Answer;
import dev.earshot.bridge.http.BadCall;
import dev.earshot.bridge.http.Body;
import dev.earshot.bridge.http.BodyKind;
import dev.earshot.bridge.http.HttpApi;
import dev.earshot.bridge.http.HttpCall;
import dev.earshot.bridge.http.Plan;
import dev.earshot.bridge.http.Reason;
import dev.earshot.bridge.http.Refusal;
import dev.earshot.bridge.http.Sound;
import dev.earshot.bridge.wire.Offer;
import dev.earshot.engine.recognition.Task;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// OpenAI's `POST /v1/audio/transcriptions`, `POST /v1/audio/translations` and `GET /v1/models`, as in
/// openai/openai-openapi; `docs/server-http.md` has every field.
public final class AudioApi implements HttpApi {
    private static final String TRANSCRIPTIONS = "/v1/audio/transcriptions";
    private static final String TRANSLATIONS = "/v1/audio/translations";
    private static final String MODELS = "/v1/models";

    @Override
    public String name() {
        return "OpenAI";
    }

    @Override
    public boolean owns(String path) {
        return isForRecordings(path)
                || path.equals(MODELS)
                || (path.startsWith(MODELS + "/") && path.length() > MODELS.length() + 1);
    }

    @Override
    public List<String> methods(String path) {
        return isForRecordings(path) ? List.of("POST") : List.of("GET", "HEAD");
    }

    @Override
    public BodyKind reads(HttpCall call) {
        var type = call.opening().header("Content-Type").orElse("");
        boolean form = type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
        return form && call.method().equals("POST") && isForRecordings(call.path()) ? BodyKind.FORM : BodyKind.NOTHING;
    }

    private static boolean isForRecordings(String path) {
        return path.equals(TRANSCRIPTIONS) || path.equals(TRANSLATIONS);
    }

    @Override
    public Plan plan(HttpCall call, Offer offer) {
        try {
            return switch (call.path()) {
                case TRANSCRIPTIONS -> heard(call, Task.TRANSCRIBE, offer);
                case TRANSLATIONS -> heard(call, Task.TRANSLATE, offer);
                case MODELS -> listed(call, offer);
                default -> named(call, offer);
            };
        } catch (BadCall bad) {
            return new Plan.Say(refuse(bad.refusal(), call));
        }
    }

    private static Plan heard(HttpCall call, Task task, Offer offer) throws BadCall {
        requireMethod("POST", call);
        if (!(call.body() instanceof Body.Form)) {
            throw new BadCall(new Refusal(
                    Reason.BAD_VALUE,
                    "The body must be multipart/form-data with a “file”: as curl sends it with -F file=@speech.wav."));
        }
        var asked = Asked.of(call, task, offer);
        var reply = asked.streamed() ? new Deltas(call, asked.file()) : new Whole(call, asked);
        return new Plan.Hear(asked.request(), new Sound.Contained(asked.file()), reply);
    }

    private static Plan listed(HttpCall call, Offer offer) throws BadCall {
        requireMethod("GET", call);
        return said(ModelAnswers.list(offer), call);
    }

    private Plan named(HttpCall call, Offer offer) throws BadCall {
        if (!owns(call.path())) {
            throw new BadCall(new Refusal(
                    Reason.NO_SUCH_ADDRESS,
                    "Unknown request URL: %s %s. Please check the URL for typos."
                            .formatted(call.method(), Fields.shown(call.path()))));
        }
        requireMethod("GET", call);
        return said(ModelAnswers.one(call.path().substring(MODELS.length() + 1), offer), call);
    }

    private static Plan said(ObjectNode message, HttpCall call) {
        return new Plan.Say(Answer.of(200, Answer.JSON, Problem.headers(call), message.toString()));
    }

    private static void requireMethod(String method, HttpCall call) throws BadCall {
        if (!call.method().equals(method)) {
            throw new BadCall(new Refusal(
                    Reason.WRONG_METHOD,
                    "Not allowed to %s on %s; use %s."
                            .formatted(Fields.shown(call.method()), Fields.shown(call.path()), method)));
        }
    }

    @Override
    public Answer refuse(Refusal refusal, HttpCall call) {
        return Problem.answer(refusal, call);
    }
}
