package dev.earshot.app.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.server.ServerLimits;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// Deepgram's own SDK for JavaScript.
@Timeout(180)
@ExtendWith(House.Key.class)
final class RealClientsDeepgramTest {
    private final House house;

    RealClientsDeepgramTest(House house) {
        this.house = house;
    }

    private static String text(JsonNode result) {
        return result.at("/channel/alternatives/0/transcript").stringValue();
    }

    private static String finals(NodeClients.Done done) {
        return done.events("Results").stream()
                .filter(result -> result.path("is_final").booleanValue())
                .map(RealClientsDeepgramTest::text)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    @Test
    void liveFinalsAreTheTextThatTheRecogniserGives() {
        var done = house.run("deepgram", "live");
        assertEquals(house.speech.text(), finals(done));
        assertEquals("SpeechStarted", done.events().getFirst().path("type").stringValue());
        assertEquals("Metadata", done.events().getLast().path("type").stringValue());
        assertEquals(1000, done.closed());
    }

    @Test
    void fluxTurnsAreTheTextThatTheRecogniserGives() {
        var done = house.run("deepgram", "flux");
        assertEquals(List.of("Connected", "ConfigureSuccess"), firstTwo(done));
        assertEquals(house.speech.text(), turns(done));
        assertTrue(done.events("TurnInfo").stream()
                .anyMatch(turn -> turn.path("event").stringValue().equals("EagerEndOfTurn")));
        for (int i = 0; i < done.events().size(); i++) {
            assertEquals(i, done.events().get(i).path("sequence_id").intValue(), done.json()::toString);
        }
        assertEquals(1000, done.closed());
    }

    private static List<String> firstTwo(NodeClients.Done done) {
        return done.events().stream()
                .limit(2)
                .map(event -> event.path("type").stringValue())
                .toList();
    }

    private static String turns(NodeClients.Done done) {
        return done.events("TurnInfo").stream()
                .filter(turn -> turn.path("event").stringValue().equals("EndOfTurn"))
                .map(turn -> turn.path("transcript").stringValue())
                .collect(Collectors.joining(" "));
    }

    @Test
    void aTurnThatTheClientEndsIsMarkedAsSuch() {
        var done = house.run("deepgram", "forcedTurn");
        assertEquals(0, done.events("Error").size(), done.json()::toString);
        assertTrue(
                done.events("TurnInfo").stream()
                        .anyMatch(turn -> turn.path("trigger").stringValue("").equals("manual")),
                done.json()::toString);
        house.speech.assertNearly(turns(done));
    }

    @Test
    void aModelThatIsNotHereIsSaidAndTheConnectionClosed() {
        var done = house.run("deepgram", "liveUnknownModel");
        assertEquals(1, done.events("Error").size(), done.json()::toString);
        assertTrue(done.closed() > 1001, done.json()::toString);
    }

    @Test
    void aWrongKeyIsAnError() {
        var done = house.clients().run("deepgram", "liveRefused", house.address(), House.WRONG_KEY, house.speech.wav());
        assertTrue(done.json().toString().contains("401"), done.json()::toString);
    }

    @Test
    void itComesAgainWhenThereWasNoPlaceAndIsHeardThen() throws Exception {
        try (var served = house.serve(ServerLimits.USUAL.withSessions(1, 1));
                var guest = Guest.at(served.address())) {
            var client = house.clients()
                    .start("deepgram", "liveOverloaded", served.address(), House.KEY, house.speech.wav());
            assertTrue(served.over().end().startsWith("1013"), "turned away");
            guest.close();
            assertEquals(house.speech.text(), finals(client.await()));
        }
    }
}
