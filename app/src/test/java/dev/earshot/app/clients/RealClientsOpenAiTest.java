package dev.earshot.app.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.server.ServerLimits;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// OpenAI's own library for JavaScript, in realtime.
@Timeout(180)
@ExtendWith(House.Key.class)
final class RealClientsOpenAiTest {
    private static final String COMPLETED = "conversation.item.input_audio_transcription.completed";
    private static final String DELTA = "conversation.item.input_audio_transcription.delta";

    private final House house;

    RealClientsOpenAiTest(House house) {
        this.house = house;
    }

    private NodeClients.Done realtime(String what) {
        return house.clients().run("openai", what, house.address(), House.KEY, house.speech.faster());
    }

    private static String texts(NodeClients.Done done, String type, String name) {
        return done.events(type).stream()
                .map(event -> event.path(name).stringValue())
                .collect(Collectors.joining(" "));
    }

    @Test
    void turnsThatTheServerFindsAreItems() {
        var done = realtime("realtime");
        assertEquals("session.created", done.events().getFirst().path("type").stringValue());
        assertEquals(2, done.events("input_audio_buffer.speech_started").size(), done.json()::toString);
        assertEquals(2, done.events("input_audio_buffer.speech_stopped").size());
        assertEquals(2, done.events("input_audio_buffer.committed").size());
        assertEquals(2, done.events(COMPLETED).size());
        assertEquals(0, done.events("error").size());
        house.speech.assertNearly(texts(done, COMPLETED, "transcript"));
        for (var completed : done.events(COMPLETED)) {
            var deltas = done.events(DELTA).stream()
                    .filter(delta -> delta.path("item_id").equals(completed.path("item_id")))
                    .map(delta -> delta.path("delta").stringValue())
                    .collect(Collectors.joining());
            assertEquals(completed.path("transcript").stringValue(), deltas, "deltas are the transcript");
        }
    }

    @Test
    void whatTheClientCommitsIsOneItem() {
        var done = realtime("committed");
        assertEquals(0, done.events("input_audio_buffer.speech_started").size());
        assertEquals(1, done.events(COMPLETED).size(), done.json()::toString);
        house.speech.assertNearly(texts(done, COMPLETED, "transcript"));
    }

    @Test
    void aWrongKeyIsAnErrorOfTheSocket() {
        var done = house.clients()
                .run("openai", "realtimeRefused", house.address(), House.WRONG_KEY, house.speech.faster());
        assertTrue(done.json().toString().contains("Unexpected server response: 401"), done.json()::toString);
    }

    @Test
    void whereThereIsNoPlaceTheSocketIsToldAndClosedWith1013() {
        try (var served = house.serve(ServerLimits.USUAL.withSessions(0, 0))) {
            var done = house.clients()
                    .run("openai", "realtimeOverloaded", served.address(), House.KEY, house.speech.faster());
            assertEquals(1013, done.closed(), done.json()::toString);
            assertEquals(1, done.events("error").size(), done.json()::toString);
        }
    }
}
