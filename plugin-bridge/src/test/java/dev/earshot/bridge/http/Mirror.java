package dev.earshot.bridge.http;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.earshot.bridge.wire.BatchAnswer;
import dev.earshot.bridge.wire.BatchBody;
import dev.earshot.bridge.wire.BatchCall;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.engine.transcript.Transcript;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Carries what a client asks to the server's side of the same API, and the answer back, without a socket.
public final class Mirror {
    private final HttpApi api;

    public Mirror(HttpApi api) {
        this.api = api;
    }

    /// What the server is asked to hear.
    public Plan.Hear plan(BatchCall call) {
        return assertInstanceOf(Plan.Hear.class, api.plan(arriving(call), Calls.OFFER));
    }

    /// The answer to a call of which this has been heard.
    public BatchAnswer answer(BatchCall call, Transcript heard) {
        return leaving(assertInstanceOf(Reply.AtOnce.class, plan(call).reply()).answer(heard, Calls.BY));
    }

    /// The answer to a call that is refused.
    public BatchAnswer refuse(BatchCall call, Refusal refusal) {
        return leaving(api.refuse(refusal, arriving(call)));
    }

    private static HttpCall arriving(BatchCall call) {
        var headers = new HashMap<>(call.opening().headers());
        headers.put("Content-Type", List.of(call.body().written().type()));
        var opening = new Opening(call.opening().path(), call.opening().query(), headers);
        return Calls.call("POST", opening, body(call.body()));
    }

    private static Body body(BatchBody body) {
        return switch (body) {
            case BatchBody.Raw raw -> new Body.Raw(upload("", raw));
            case BatchBody.Form form ->
                new Body.Form(form.fields(), Map.of(form.fileField(), upload(form.fileName(), form.file())));
            case BatchBody.Json _ -> new Body.Nothing();
        };
    }

    private static Upload upload(String name, BatchBody.Raw sound) {
        return new Upload(Path.of("/var/tmp/earshot/upload-17.part"), name, sound.bytes().length);
    }

    private static BatchAnswer leaving(Answer answer) {
        var headers = answer.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        return new BatchAnswer(answer.status(), headers, answer.text());
    }
}
