package dev.earshot.bridge.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.load.LoadPlan.Length;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConfirmedHostTest {
    @Test
    void thisMachineConfirmsItself() {
        for (var address : List.of(
                "ws://127.0.0.1:8000/x",
                "http://localhost:1",
                "wss://LOCALHOST/",
                "ws://[::1]:9090",
                "ws://127.8.9.10",
                "grpc://[0:0:0:0:0:0:0:1]:50051")) {
            assertTrue(ConfirmedHost.here(URI.create(address)).isPresent(), address);
        }
    }

    @Test
    void nobodyElseDoesEvenWhereTheNameLooksLikeIt() {
        for (var address : List.of(
                "wss://api.deepgram.com/v1/listen",
                "ws://localhost.example.org",
                "ws://127.0.0.1.example.org",
                "ws://1127.0.0.1",
                "ws://0.0.0.0",
                "ws://192.168.0.7:8000",
                "ws://[::2]:9090",
                "ws:nothing")) {
            assertFalse(ConfirmedHost.here(URI.create(address)).isPresent(), address);
        }
    }

    @Test
    void anotherHostHasToBeNamedExactly() {
        var address = URI.create("wss://api.Deepgram.com/v1/listen");
        assertEquals(
                "api.deepgram.com",
                ConfirmedHost.named(address, " API.deepgram.com ").toString());
        for (var said : List.of("", "y", "deepgram.com", "api.deepgram.com.", "*", "api.deepgram.co", "localhost")) {
            var refused = assertThrows(SttException.class, () -> ConfirmedHost.named(address, said));
            assertEquals(SttError.ACCESS_DENIED, refused.error());
            assertTrue(refused.sentence().contains("'api.deepgram.com'"), refused.sentence());
        }
    }

    @Test
    void whatWasConfirmedForOneHostIsNotForAnother() {
        var host = ConfirmedHost.named(URI.create("wss://one.example"), "one.example");
        assertTrue(host.covers(URI.create("https://one.example/other")));
        assertFalse(host.covers(URI.create("wss://two.example")));
        assertFalse(ConfirmedHost.thisProcess().covers(URI.create("wss://one.example")));
    }

    @Test
    void whatItWillUseIsKnownBefore() {
        var once = new LoadPlan(
                Duration.ofSeconds(5), new Length.OnePass(), Duration.ofMillis(50), Duration.ofMillis(500), 1);
        assertEquals(
                new ExpectedUse(20, Duration.ofSeconds(210), Duration.ofMillis(15_500)),
                once.expected(20, Duration.ofSeconds(10)));
        var lasting = new LoadPlan(
                Duration.ofSeconds(5),
                new Length.Lasting(Duration.ofMinutes(10)),
                Duration.ofMillis(50),
                Duration.ofMillis(500),
                1);
        var use = lasting.expected(20, Duration.ofSeconds(10));
        assertEquals(new ExpectedUse(20 * 58, Duration.ofMinutes(200), Duration.ofSeconds(605)), use);
    }
}
