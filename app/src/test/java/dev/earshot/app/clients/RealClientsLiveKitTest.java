package dev.earshot.app.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.server.ServerLimits;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// LiveKit's agents for Node with their plugins for Deepgram and OpenAI, fed as fast as is spoken.
@Timeout(180)
@ExtendWith(House.Key.class)
final class RealClientsLiveKitTest {
    private static final String START = "START_OF_SPEECH";
    private static final String INTERIM = "INTERIM_TRANSCRIPT";
    private static final String FINAL = "FINAL_TRANSCRIPT";
    private static final String END = "END_OF_SPEECH";

    private final House house;

    RealClientsLiveKitTest(House house) {
        this.house = house;
    }

    private static List<String> types(NodeClients.Done done, List<String> wanted) {
        return done.events().stream()
                .map(event -> event.path("type").stringValue())
                .filter(wanted::contains)
                .toList();
    }

    private static String finals(NodeClients.Done done) {
        return done.events(FINAL).stream()
                .map(event -> event.path("text").stringValue())
                .collect(Collectors.joining(" "));
    }

    /// It leaves out silence, from a second on, and the server must not mind.
    @Test
    void deepgramsPluginHearsTwoTurns() {
        var done = house.run("livekit", "listen");
        assertTurns(done);
        house.speech.assertNearly(finals(done));
        assertTrue(done.events(FINAL).stream()
                .allMatch(event -> event.path("words").intValue() > 0));
    }

    @Test
    void fluxHearsTwoTurns() {
        var done = house.run("livekit", "flux");
        assertTurns(done);
        assertEquals(house.speech.text(), finals(done));
        assertEquals(2, done.events("PREFLIGHT_TRANSCRIPT").size(), done.json()::toString);
    }

    /// An agent answers at the end of a turn, with what has become final in it.
    private static void assertTurns(NodeClients.Done done) {
        assertEquals(
                List.of(START, FINAL, END, START, FINAL, END),
                types(done, List.of(START, FINAL, END, "error")),
                done.json()::toString);
        assertTrue(done.events(INTERIM).size() >= 2, done.json()::toString);
        assertTrue(
                done.events(FINAL).stream()
                        .allMatch(event -> event.path("language").stringValue().startsWith("en")),
                done.json()::toString);
    }

    /// Here the plugin says the end when speech stops, and the text when it is complete; and it changes
    /// the sound to 24 kHz.
    @ParameterizedTest
    @ValueSource(strings = {"realtime", "ownTurns"})
    void openAisPluginHearsTwoTurns(String what) {
        var done = house.run("livekit", what);
        assertEquals(List.of(START, END, START, END), types(done, List.of(START, END, "error")), done.json()::toString);
        assertEquals(2, done.events(FINAL).size(), done.json()::toString);
        house.speech.assertNearly(finals(done));
    }

    @ParameterizedTest
    @CsvSource({"listenRefused,APIStatusError", "fluxRefused,APIStatusError", "realtimeRefused,Error"})
    void aWrongKeyIsAnErrorThatIsNotTriedAgain(String what, String kind) {
        var done = house.clients().run("livekit", what, house.address(), House.WRONG_KEY, house.speech.wav());
        var error = done.events("error").getLast();
        assertTrue(error.path("error").path("kinds").toString().contains(kind), done.json()::toString);
        assertTrue(error.toString().contains("401"), done.json()::toString);
    }

    /// Deepgram's plugins say nothing here, for ever, as docs/protocol.md tells; those of OpenAI do.
    @Test
    void whereNoPlaceIsFreeOpenAisPluginIsToldSoAndComesNotAgain() throws Exception {
        try (var served = house.serve(ServerLimits.USUAL.withSessions(1, 1));
                var _ = Guest.at(served.address())) {
            var clients = house.clients();
            var live = clients.run("livekit", "realtimeRefused", served.address(), House.KEY, house.speech.wav());
            assertEquals(1, live.events("error").size(), live.json()::toString);
            assertTrue(live.events("error").toString().contains("as many sessions as it may"), live.json()::toString);
            clients.run("livekit", "recognizeRefused", served.address(), House.KEY, house.speech.wav())
                    .assertFailed("RateLimitError", 429);
        }
    }

    /// Node's plugin tries again when it is turned away before the connection stands, not after.
    @Test
    void itComesAgainWhereThereWasNoRoomAndIsHeardThen() {
        try (var served = house.serve(ServerLimits.USUAL.withConnections(1))) {
            var done = house.clients().run("livekit", "crowded", served.address(), House.KEY, house.speech.wav());
            assertEquals(0, done.events("error").size(), done.json()::toString);
            house.speech.assertNearly(finals(done));
        }
    }
}
