package dev.earshot.app.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.server.ServerLimits;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// LiveKit's plugins over `wss` and `https`, told by `NODE_EXTRA_CA_CERTS` to trust the server's own
/// certificate.
@Timeout(180)
@ExtendWith(House.Key.class)
final class RealClientsTlsTest {
    @TempDir
    Path folder;

    private final House house;

    RealClientsTlsTest(House house) {
        this.house = house;
    }

    private NodeClients.Done run(String what, Map<String, String> environment) throws Exception {
        var clients = house.clients();
        var certificate = Certificate.in(folder);
        try (var served = house.serve(ServerLimits.USUAL, certificate)) {
            return clients.start("livekit", what, served.address(), House.KEY, house.speech.wav(), environment)
                    .await();
        }
    }

    private Map<String, String> trusting() {
        return Map.of("NODE_EXTRA_CA_CERTS", folder.resolve("server.pem").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"listen", "flux", "realtime"})
    void aStreamIsHeardAsWithoutTls(String what) throws Exception {
        var done = run(what, trusting());
        assertEquals(0, done.events("error").size(), done.json()::toString);
        house.speech.assertNearly(done.events("FINAL_TRANSCRIPT").stream()
                .map(event -> event.path("text").stringValue())
                .collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"recognize", "recognizeDeepgram"})
    void aRecordingIsHeardAsWithoutTls(String what) throws Exception {
        var done = run(what, trusting());
        house.speech.assertNearly(done.json().at("/answer/text").stringValue(""));
    }

    /// That it is the certificate, the plugin does not say.
    @Test
    void whoDoesNotTrustTheCertificateIsNotConnected() throws Exception {
        var done = run("listenRefused", Map.of("NODE_EXTRA_CA_CERTS", ""));
        assertTrue(done.events("error").toString().contains("failed to connect"), done.json()::toString);
    }
}
