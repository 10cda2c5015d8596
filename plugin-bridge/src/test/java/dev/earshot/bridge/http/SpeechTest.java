package dev.earshot.bridge.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.dialect.deepgram.ListenApi;
import dev.earshot.bridge.dialect.openai.AudioApi;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.LocalRecognizer;
import dev.earshot.engine.recognition.ModelFamily;
import dev.earshot.engine.recognition.Recognizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Real speech through the built-in recogniser, as a server hears it for each API.
final class SpeechTest {
    private static final Path MEMO = Path.of("../sample-audio/memo.m4a");

    private static Recognizer builtIn() {
        var family = ServiceLoader.load(ModelFamily.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> !one.builtIn().isEmpty())
                .findFirst()
                .orElseThrow();
        return new LocalRecognizer(family.load(family.builtIn().getFirst(), LoadOptions.AUTO), 1);
    }

    private static List<String> answered(HttpApi api, HttpCall call, Recognizer by) throws InterruptedException {
        var hear = assertInstanceOf(Plan.Hear.class, api.plan(call, Calls.OFFER));
        var pieces = new ArrayList<String>();
        switch (hear.reply()) {
            case Reply.AtOnce once -> {
                var transcript = by.transcribe(hear.source(), hear.request().options(), event -> {});
                pieces.add(once.answer(transcript, by.info()).text());
            }
            case Reply.Streamed streamed ->
                by.transcribe(hear.source(), hear.request().options(), event -> pieces.addAll(streamed.tell(event)));
        }
        return pieces;
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text.replaceFirst("^data: ", ""));
    }

    @Test
    void bothApisAnswerTheSameText() throws IOException, InterruptedException {
        var upload = new Upload(MEMO, "memo.m4a", Files.size(MEMO));
        var listen = Calls.call("POST", Opening.of("/v1/listen"), new Body.Raw(upload));
        try (var recognizer = builtIn()) {
            var pieces = answered(new AudioApi(), form(upload), recognizer);
            var deltas = new StringBuilder();
            pieces.subList(0, pieces.size() - 1)
                    .forEach(piece -> deltas.append(json(piece).path("delta").stringValue()));
            assertTrue(pieces.size() > 3, "several pieces: " + pieces);
            var whole = json(pieces.getLast()).path("text").stringValue();
            assertEquals(whole, deltas.toString());
            assertTrue(whole.contains("milk"), whole);

            var alternative = json(answered(new ListenApi(), listen, recognizer).getFirst())
                    .path("results")
                    .path("channels")
                    .path(0)
                    .path("alternatives")
                    .path(0);
            assertEquals(whole, alternative.path("transcript").stringValue());
            assertEquals(whole.split(" ").length, alternative.path("words").size());
        }
    }

    private static HttpCall form(Upload upload) {
        var form = new Body.Form(Calls.fields("stream", "true"), Map.of("file", upload));
        return Calls.call("POST", Opening.of("/v1/audio/transcriptions"), form);
    }
}
