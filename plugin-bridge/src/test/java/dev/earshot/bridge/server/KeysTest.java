package dev.earshot.bridge.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.secrets.ApiKey;
import dev.earshot.bridge.secrets.KeyRing;
import dev.earshot.engine.recognition.FakeModel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class KeysTest {
    private final FakeModel model = FakeModel.saying("good morning");

    @Test
    void aBrowserSendsItsKeyAsASubprotocolAndNeverGetsItBack() throws Exception {
        var secret = "Zürich & Genève";
        var encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
        try (var house = new House(model, ServerLimits.USUAL, Access.of(List.of("simple", secret)))) {
            for (var token : List.of("simple", encoded)) {
                for (var offer : List.of("earshot, earshot-key." + token, "earshot-key." + token + ", earshot")) {
                    var answer = Knock.socket(
                            house.address(), "/ws/transcribe", "Sec-WebSocket-Protocol: " + offer + "\r\n");
                    assertTrue(answer.startsWith("HTTP/1.1 101"), answer);
                    assertTrue(answer.contains("Sec-WebSocket-Protocol: earshot\r\n"), answer);
                    assertTrue(!answer.contains(token), answer);
                }
            }
            var wrong = Knock.socket(
                    house.address(), "/ws/transcribe", "Sec-WebSocket-Protocol: earshot, earshot-key.wrong\r\n");
            assertTrue(wrong.startsWith("HTTP/1.1 401"), wrong);
        }
    }

    @Test
    void aKeyThatIsAWholeOfferIsNotAnswered() {
        assertEquals(Optional.empty(), Tokens.answer(List.of("earshot-key.abc")));
        assertEquals(Optional.of("realtime"), Tokens.answer(List.of("openai-insecure-api-key.abc", "realtime")));
        assertEquals(Optional.of("token"), Tokens.answer(List.of("token", "abc")));
    }

    @Test
    void aKeyGetsIntoNoLog() throws Exception {
        var lines = new CopyOnWriteArrayList<String>();
        var listener = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage()
                        + List.of(Optional.ofNullable(line.getParameters()).orElse(new Object[0]))
                        + line.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var root = Logger.getLogger("");
        root.addHandler(listener);
        try (var house = new House(model, ServerLimits.USUAL, Access.of(List.of("much-too-secret")))) {
            for (var target : List.of(
                    "/v1/listen?encoding=nonsense&token=much-too-secret",
                    "/ws/transcribe?api_key=much-too-secret",
                    "/ws/transcribe?api_key=nearly-much-too-secret",
                    "/nothing?access_token=much-too-secret")) {
                Knock.socket(house.address(), target, "");
            }
            house.report();
        } finally {
            root.removeHandler(listener);
        }
        assertTrue(!lines.toString().contains("much-too-secret"), "" + lines);
    }

    @Test
    void aKeyThatCallsTooOftenIsLetInToHearThatAndMayComeAgain() throws Exception {
        try (var house = new House(model, ServerLimits.USUAL, limited(Optional.empty(), Optional.of(2)))) {
            for (int calls = 0; calls < 2; calls++) {
                assertTrue(Knock.socket(house.address(), "/v1/listen?token=abc", "")
                        .startsWith("HTTP/1.1 101"));
            }
            try (var deepgrams =
                    house.call("/v1/listen?encoding=linear16&sample_rate=16000", "Authorization", "Token abc")) {
                assertEquals(1013, deepgrams.closeCode());
            }
            try (var own = house.call("/ws/transcribe", "Authorization", "Bearer abc")) {
                var error = own.until("\"error\"").getLast();
                assertTrue(error.contains("more often than it may") && error.contains("overloaded"), error);
                assertEquals(1013, own.closeCode());
            }
            try (var other = house.call("/ws/transcribe", "Authorization", "Bearer def")) {
                other.text("{\"type\":\"config\"}").until("\"ready\"");
            }
            house.pass(Duration.ofSeconds(31));
            try (var again = house.call("/ws/transcribe", "Authorization", "Bearer abc")) {
                again.text("{\"type\":\"config\"}").until("\"ready\"");
            }
        }
    }

    @Test
    void aKeyMayHaveFewerSessionsThanTheServerAllows() throws Exception {
        try (var house = new House(model, ServerLimits.USUAL, limited(Optional.of(1), Optional.empty()));
                var first = house.call("/ws/transcribe", "Authorization", "Bearer abc");
                var second = house.call("/ws/transcribe", "Authorization", "Bearer abc");
                var other = house.call("/ws/transcribe", "Authorization", "Bearer def")) {
            first.text("{\"type\":\"config\"}").until("\"ready\"");
            other.text("{\"type\":\"config\"}").until("\"ready\"");
            second.text("{\"type\":\"config\"}");
            assertTrue(second.until("\"error\"").getLast().contains("overloaded"));
        }
    }

    @Test
    void aKeyEndsOnItsDay() throws Exception {
        var past = Instant.parse("2026-01-01T00:00:00Z"); // the clock of the house says one day later
        var limits = new ApiKey.Limits(Optional.empty(), Optional.empty(), Optional.of(past));
        var ring = KeyRing.of(List.of(new ApiKey("old", ApiKey.digest("abc"), limits)));
        try (var house = new House(model, ServerLimits.USUAL, Access.of(ring))) {
            assertTrue(Knock.socket(house.address(), "/ws/transcribe?token=abc", "")
                    .startsWith("HTTP/1.1 401"));
        }
    }

    @Test
    void aServerWhoseLastKeyIsTakenAwayIsShutAndNotOpen() throws Exception {
        var keys = new AtomicReference<>(List.of(ApiKey.of("only", "abc")));
        try (var house = new House(model, ServerLimits.USUAL, Access.of(keys::get))) {
            assertTrue(Knock.socket(house.address(), "/ws/transcribe?token=abc", "")
                    .startsWith("HTTP/1.1 101"));
            keys.set(List.of());
            assertTrue(Knock.socket(house.address(), "/ws/transcribe?token=abc", "")
                    .startsWith("HTTP/1.1 401"));
            assertTrue(Knock.socket(house.address(), "/ws/transcribe", "").startsWith("HTTP/1.1 401"));
        }
    }

    private static Access limited(Optional<Integer> sessions, Optional<Integer> calls) {
        return Access.of(KeyRing.of(List.of(
                new ApiKey("limited", ApiKey.digest("abc"), new ApiKey.Limits(sessions, calls, Optional.empty())),
                ApiKey.of("other", "def"))));
    }
}
