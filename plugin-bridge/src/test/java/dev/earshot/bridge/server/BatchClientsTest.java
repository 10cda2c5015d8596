package dev.earshot.bridge.server;

import static dev.earshot.bridge.wire.Scene.TERMS;
import static dev.earshot.bridge.wire.Scene.time;
import static dev.earshot.bridge.wire.Scene.tone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.earshot.bridge.dialect.deepgram.ListenBatch;
import dev.earshot.bridge.dialect.openai.TextAnswer;
import dev.earshot.bridge.dialect.openai.TranscriptionsBatch;
import dev.earshot.bridge.wire.BatchAnswer;
import dev.earshot.bridge.wire.BatchCall;
import dev.earshot.bridge.wire.BatchCodec;
import dev.earshot.bridge.wire.Request;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.transcript.Transcript;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Clients of APIs for recordings and our own server, with a socket between them.
@Timeout(120)
final class BatchClientsTest {
    private static final Request REQUEST =
            TERMS.defaults().withPrompt(Optional.of("Größe:\r\n--x")).withHotwords(List.of("Grete", "Zoë"));

    private final FakeModel model = FakeModel.saying("good morning", "how are you");

    private static TranscriptionsBatch openAi(Request request, TextAnswer form) {
        return new TranscriptionsBatch(request, form, Optional.empty());
    }

    private static Transcript heard(House house, BatchCodec client) throws Exception {
        return client.read(answer(house, client.call(tone(4, 440))), time(4));
    }

    private static BatchAnswer answer(House house, BatchCall call) throws Exception {
        var body = call.body().written();
        var pieces = body.pieces().stream().map(BodyPublishers::ofByteArray).toArray(BodyPublisher[]::new);
        var request = HttpRequest.newBuilder(
                        house.address().resolve(call.opening().target()))
                .header("Content-Type", body.type())
                .POST(BodyPublishers.concat(pieces));
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            return new BatchAnswer(answer.statusCode(), answer.headers().map(), answer.body());
        }
    }

    @ParameterizedTest
    @EnumSource(TextAnswer.class)
    void openAisFormsArriveWhole(TextAnswer form) throws Exception {
        try (var house = new House(model)) {
            var transcript = heard(house, openAi(REQUEST, form));
            assertEquals("good morning how are you", transcript.text().replace('\n', ' '));
            assertEquals(time(4), transcript.audio());
            var asked = model.asked().getFirst().decoding().prompting();
            assertEquals(Optional.of("Größe:\r\n--x"), asked.initial());
            assertEquals(List.of("Grete", "Zoë"), asked.hotwords());
        }
    }

    @Test
    void deepgramsSoundArrivesWhole() throws Exception {
        try (var house = new House(model)) {
            var transcript = heard(house, new ListenBatch(REQUEST));
            assertEquals("good morning\nhow are you", transcript.text());
            assertEquals(
                    List.of("Grete", "Zoë"),
                    model.asked().getFirst().decoding().prompting().hotwords());
        }
    }

    @Test
    void aModelThatIsNotThereIsSaidToBe() throws Exception {
        try (var house = new House(model)) {
            var client = openAi(REQUEST.withModel(Optional.of("no-such-model")), TextAnswer.PLAIN);
            var refused = assertThrows(SttException.class, () -> heard(house, client));
            assertEquals(SttError.MODEL_NOT_FOUND, refused.error(), refused.sentence());
        }
    }
}
