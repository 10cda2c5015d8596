package dev.earshot.app.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.server.ServerLimits;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole recordings over HTTP: OpenAI's and Deepgram's libraries, and LiveKit's plugins for both.
@Timeout(180)
@ExtendWith(House.Key.class)
final class RealClientsRecordingsTest {
    private final House house;

    RealClientsRecordingsTest(House house) {
        this.house = house;
    }

    @Test
    void aRecordingIsTheTextThatTheRecogniserGives() {
        var answer = house.run("openai", "json").json().path("answer");
        assertEquals(house.speech.text(), Speech.oneLine(answer.path("text").stringValue("")));
    }

    @Test
    void verboseAnswersHaveWordsAndSegments() {
        var answer = house.run("openai", "verbose").json().path("answer");
        assertEquals(house.speech.text(), Speech.oneLine(answer.path("text").stringValue("")));
        assertEquals("english", answer.path("language").stringValue());
        assertEquals(2, answer.path("segments").size());
        assertEquals(house.speech.text().split(" ").length, answer.path("words").size());
    }

    @Test
    void subtitlesAreAText() {
        var answer = house.run("openai", "srt").json().path("answer").stringValue("");
        assertTrue(answer.startsWith("1\n00:00:00,"), answer);
        assertTrue(answer.contains("\n\n2\n"), answer);
    }

    @Test
    void deltasOfAStreamAreItsText() {
        var done = house.run("openai", "stream");
        var deltas = done.events("transcript.text.delta").stream()
                .map(event -> event.path("delta").stringValue())
                .collect(Collectors.joining());
        assertEquals(
                "transcript.text.done", done.events().getLast().path("type").stringValue());
        assertEquals(deltas, done.events().getLast().path("text").stringValue());
        assertEquals(house.speech.text(), Speech.oneLine(deltas));
    }

    @Test
    void theServersModelsAreListed() {
        var done = house.run("openai", "models").json();
        assertEquals(
                List.of("builtin-en"),
                done.path("names").valueStream().map(name -> name.stringValue()).toList());
        assertEquals("model", done.path("first").path("object").stringValue());
    }

    @Test
    void refusalsAreTheLibrarysOwnErrors() {
        house.clients()
                .run("openai", "json", house.address(), House.WRONG_KEY, house.speech.wav())
                .assertFailed("AuthenticationError", 401);
        var unknown = house.run("openai", "unknownModel");
        unknown.assertFailed("NotFoundError", 404);
        assertEquals(
                "model_not_found", unknown.json().path("error").path("code").stringValue());
        house.run("openai", "noAudio").assertFailed("BadRequestError", 400);
        house.run("openai", "translate").assertFailed("BadRequestError", 400);
    }

    @Test
    void itComesAgainWhenThereWasNoPlaceAndIsHeardThen() throws Exception {
        try (var served = house.serve(ServerLimits.USUAL.withSessions(1, 1))) {
            try (var _ = Guest.at(served.address())) {
                house.clients()
                        .run("openai", "overloaded", served.address(), House.KEY, house.speech.wav())
                        .assertFailed("RateLimitError", 429);
                served.reports().clear();
            }
            served.over();
            var guest = Guest.at(served.address());
            var client = house.clients().start("openai", "retried", served.address(), House.KEY, house.speech.wav());
            served.over();
            guest.close();
            var said = client.await().json();
            assertFalse(said.path("answer").path("text").stringValue("").isEmpty(), said::toString);
        }
    }

    @Test
    void deepgramsLibraryGetsTheSameText() {
        var answer = house.run("deepgram", "file").json().path("answer");
        assertEquals(
                house.speech.text(),
                Speech.oneLine(answer.at("/results/channels/0/alternatives/0/transcript")
                        .stringValue("")),
                answer::toString);
        assertEquals(2, answer.at("/results/utterances").size(), answer::toString);
    }

    @Test
    void deepgramsLibraryFailsWithItsOwnErrors() {
        house.run("deepgram", "unknownModel").assertFailed("BadRequestError", 400);
        house.clients()
                .run("deepgram", "file", house.address(), House.WRONG_KEY, house.speech.wav())
                .assertFailed("DeepgramError", 401);
    }

    @Test
    void liveKitGivesUtterancesToWhatCannotStream() {
        var done = house.run("livekit", "adapted");
        assertEquals(
                List.of("START_OF_SPEECH", "END_OF_SPEECH", "START_OF_SPEECH", "END_OF_SPEECH"),
                done.events().stream()
                        .map(event -> event.path("type").stringValue())
                        .filter(type -> !type.equals("FINAL_TRANSCRIPT"))
                        .toList(),
                done.json()::toString);
        house.speech.assertNearly(
                done.events("FINAL_TRANSCRIPT").stream()
                        .map(event -> event.path("text").stringValue())
                        .collect(Collectors.joining(" ")),
                0.3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"recognize", "recognizeDeepgram"})
    void liveKitsPluginsGetTheSameText(String what) {
        var done = house.run("livekit", what);
        assertEquals(
                house.speech.text(), done.json().path("answer").path("text").stringValue(""), done.json()::toString);
    }

    @Test
    void liveKitsPluginFailsWithAWrongKey() {
        var done = house.clients()
                .run("livekit", "recognizeRefused", house.address(), House.WRONG_KEY, house.speech.wav());
        done.assertFailed("AuthenticationError", 401);
    }
}
