package dev.earshot.app.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.server.ServerLimits;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// A client that knows nothing but the six messages of Earshot's own protocol.
@Timeout(180)
@ExtendWith(House.Key.class)
final class RealClientsPlainTest {
    private final House house;

    RealClientsPlainTest(House house) {
        this.house = house;
    }

    @Test
    void itsFinalsAreTheTextThatTheRecogniserGives() {
        var done = house.run("plain", "speak");
        assertEquals(1000, done.closed());
        assertEquals(
                house.speech.text(),
                done.events("final").stream()
                        .map(event -> event.path("text").stringValue())
                        .collect(Collectors.joining(" ")));
        assertTrue(
                done.events("final").stream()
                        .allMatch(event -> event.path("language").stringValue().equals("en")),
                done.json()::toString);
        assertEquals("interim", done.events().getFirst().path("type").stringValue());
        assertEquals("final", done.events().getLast().path("type").stringValue());
        assertEquals(0, done.events("error").size());
    }

    @Test
    void aWrongKeyIsToldBeforeTheConnectionStands() {
        var done = house.clients().run("plain", "refused", house.address(), House.WRONG_KEY, house.speech.wav());
        assertEquals(401, done.json().path("status").intValue());
        assertEquals("error", done.json().path("body").path("type").stringValue());
    }

    @Test
    void whoVanishesLeavesItsPlaceAtOnce() throws Exception {
        try (var served = house.serve(ServerLimits.USUAL.withSessions(1, 1))) {
            house.clients().run("plain", "vanish", served.address(), House.KEY, house.speech.wav());
            assertTrue(served.over().end().contains("broke"), "the server noticed");
            var next = house.clients().run("plain", "speak", served.address(), House.KEY, house.speech.wav());
            assertEquals(2, next.events("final").size());
        }
    }

    @Test
    void whereThereIsNoPlaceItIsTold1013() {
        try (var served = house.serve(ServerLimits.USUAL.withSessions(0, 0))) {
            var done = house.clients().run("plain", "overloaded", served.address(), House.KEY, house.speech.wav());
            assertEquals(1013, done.closed());
            assertEquals("error", done.events().getLast().path("type").stringValue());
        }
    }
}
