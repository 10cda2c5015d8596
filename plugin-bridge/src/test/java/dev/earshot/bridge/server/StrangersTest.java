package dev.earshot.bridge.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.wire.Opening;
import dev.earshot.engine.recognition.FakeModel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Pages of other sites, and names that lead where they should not.
@Timeout(120)
final class StrangersTest {
    private final FakeModel model = FakeModel.saying("good morning");

    @Test
    void withoutKeysAStrangeNameIsTurnedAwayOverHttpAndWebSocketsAlike() throws Exception {
        try (var house = new House(model)) {
            var strange = "Host: evil.example\r\n";
            for (var answer : List.of(
                    Knock.send(house.address(), "GET /health", strange),
                    Knock.send(house.address(), "POST /v1/audio/transcriptions", strange),
                    Knock.socket(house.address(), "/ws/transcribe", strange),
                    Knock.socket(house.address(), "/v1/listen", strange))) {
                assertTrue(answer.startsWith("HTTP/1.1 403"), answer);
                assertTrue(answer.contains("--allow-host"), answer);
            }
            assertTrue(Knock.send(house.address(), "GET /health", "Host: LocalHost:1\r\n")
                    .startsWith("HTTP/1.1 200"));
        }
        try (var house = new House(model, ServerLimits.USUAL, Access.of(List.of("key")))) {
            assertTrue(Knock.send(house.address(), "GET /health", "Host: evil.example\r\n")
                    .startsWith("HTTP/1.1 200"));
        }
    }

    @Test
    void aServerKnowsItsOwnNames() {
        var here = new Visitors(Access.local(), "127.0.0.1");
        for (var own : List.of("localhost", "127.0.0.1:8000", "[::1]:8000", "127.8.8.8", "LOCALHOST.", "a.localhost")) {
            assertTrue(here.refuse(asking(own)).isEmpty(), own);
        }
        for (var strange : List.of(
                "example.org", "192.168.1.5", "localhost.example.org", "127.0.0.1.example.org", "[::2]", "", "a:b:c")) {
            assertTrue(here.refuse(asking(strange)).isPresent(), strange);
        }
        var everywhere = new Visitors(Access.open().withHosts(List.of("Earshot.example.org")), "0.0.0.0");
        for (var own : List.of("192.168.1.5:8000", "[fe80::1]", "earshot.example.org", "localhost")) {
            assertTrue(everywhere.refuse(asking(own)).isEmpty(), own);
        }
        assertTrue(everywhere.refuse(asking("example.org")).isPresent());
        assertTrue(new Visitors(Access.open(), "box.lan")
                .refuse(asking("box.lan:80"))
                .isEmpty());
    }

    private static Opening asking(String host) {
        return new Opening("/", Map.of(), Map.of("Host", List.of(host)));
    }

    @Test
    void withoutKeysAStrangePageIsTurnedAwayOverHttpToo() throws Exception {
        try (var house = new House(model)) {
            var answer = Knock.send(house.address(), "POST /v1/listen", "Origin: https://example.org\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 403"), answer);
            assertTrue(!answer.contains("Access-Control-Allow-Origin"), answer);
        }
    }

    @Test
    void aPageOfTheListMayReadAnswersAndOpenWebSockets() throws Exception {
        var access = Access.local().withOrigins(List.of("https://example.org", "http://localhost:5173"));
        try (var house = new House(model, ServerLimits.USUAL, access)) {
            var good = "Origin: https://example.org\r\n";
            var health = Knock.send(house.address(), "GET /health", good);
            assertTrue(health.startsWith("HTTP/1.1 200"), health);
            assertTrue(health.contains("Access-Control-Allow-Origin: https://example.org"), health);
            assertTrue(health.contains("Vary: Origin"), health);
            assertTrue(Knock.socket(house.address(), "/ws/transcribe", good).startsWith("HTTP/1.1 101"));
            assertTrue(Knock.socket(house.address(), "/ws/transcribe", "Origin: https://example.org.evil\r\n")
                    .startsWith("HTTP/1.1 403"));
        }
    }

    @Test
    void aBrowserMayAskBeforeItHasSentItsKey() throws Exception {
        var access = Access.of(List.of("key")).withOrigins(List.of("https://example.org"));
        try (var house = new House(model, ServerLimits.USUAL, access)) {
            var question = "Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: authorization\r\n";
            var answer = Knock.send(
                    house.address(), "OPTIONS /v1/audio/transcriptions", "Origin: https://example.org\r\n" + question);
            assertTrue(answer.startsWith("HTTP/1.1 204"), answer);
            assertTrue(answer.contains("Access-Control-Allow-Headers: authorization"), answer);
            assertTrue(answer.contains("Access-Control-Allow-Methods: GET, HEAD, POST"), answer);
            var strange = Knock.send(
                    house.address(), "OPTIONS /v1/audio/transcriptions", "Origin: https://evil.example\r\n" + question);
            assertTrue(strange.startsWith("HTTP/1.1 403"), strange);
        }
    }

    @Test
    void withKeysAndNoListAPageThatHasAKeyMayOpenAWebSocket() throws Exception {
        try (var house = new House(model, ServerLimits.USUAL, Access.of(List.of("key")))) {
            var page = "Origin: https://example.org\r\n";
            assertTrue(Knock.socket(
                            house.address(),
                            "/ws/transcribe",
                            page + "Sec-WebSocket-Protocol: earshot, earshot-key.key\r\n")
                    .startsWith("HTTP/1.1 101"));
            assertTrue(!Knock.send(house.address(), "GET /health", page).contains("Access-Control-Allow-Origin"));
        }
    }

    @Test
    void originsAreWrittenAsBrowsersSendThem() {
        for (var right : List.of("*", "https://example.org", "http://localhost:5173", "chrome-extension://abc")) {
            assertTrue(Visitors.isOrigin(right), right);
        }
        for (var wrong :
                List.of("", "example.org", "https://example.org/", "https://a b", "https://user@example.org")) {
            assertEquals(false, Visitors.isOrigin(wrong), wrong);
        }
    }
}
