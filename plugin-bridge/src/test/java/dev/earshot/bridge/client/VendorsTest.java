package dev.earshot.bridge.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.server.Access;
import dev.earshot.bridge.server.ServerLimits;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.transcript.TranscriptBuilder;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.vad.Detectors;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Endpoints of every kind that our own server speaks, with a key, over real sockets.
@Timeout(60)
final class VendorsTest {
    private static final Vendors VENDORS = Vendors.installed();

    private final FakeModel model = FakeModel.saying("good morning", "how are you");
    private final List<TranscriptEvent> events = new CopyOnWriteArrayList<>();

    @Test
    void everyKindHasANameOfItsOwn() {
        var ids = new HashSet<String>();
        for (var vendor : VENDORS.all()) {
            assertTrue(ids.add(vendor.id()), vendor.id());
            assertTrue(vendor.id().matches("[a-z0-9-]+"), vendor.id());
            assertFalse(vendor.name().isBlank());
            assertEquals(vendor, VENDORS.of(vendor.id()));
        }
        assertTrue(ids.contains("earshot"));
    }

    @Test
    void aKindThatDoesNotExistIsSaid() {
        var why = assertThrows(SttException.class, () -> VENDORS.of("gramdeep"));
        assertTrue(why.sentence().contains("deepgram"), why.sentence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"earshot", "deepgram", "deepgram-flux", "openai-realtime"})
    void anEndpointHearsWithItsKey(String id) throws Exception {
        try (var served = new ServedFake(model, ServerLimits.USUAL, Access.of(List.of("right-secret")))) {
            var config = EndpointConfig.of("here", served.address()).withKey(Optional.of("right-secret"));
            var wiring = Wiring.plain(Detectors.builtIn());
            try (var recognizer = VENDORS.of(id).recognizer(config, wiring);
                    var session = recognizer.open(Terms.LIVE.options(), events::add)) {
                session.accept(model.audio());
                session.finish();
            }
            var builder = new TranscriptBuilder();
            events.forEach(builder::on);
            assertEquals("good morning how are you", builder.transcript().text().replace('\n', ' '), "of " + events);
            assertEquals(1, wiring.meter().usage().requests());
            assertEquals(model.audio().duration(), wiring.meter().usage().audio());

            var wrong = config.withKey(Optional.of("wrong-secret"));
            assertFalse(wrong.toString().contains("secret"));
            try (var recognizer = VENDORS.of(id).recognizer(wrong, wiring)) {
                var why = assertThrows(SttException.class, () -> recognizer.open(Terms.LIVE.options(), events::add));
                assertEquals(SttError.ACCESS_DENIED, why.error());
                assertFalse(why.sentence().contains("secret"), why.sentence());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "wss://api.openai.com, openai-realtime",
        "https://api.openai.com, openai",
        "wss://api.deepgram.com, deepgram",
        "https://api.deepgram.com, deepgram-rest",
        "https://api.gladia.io, gladia",
        "wss://streaming.assemblyai.com, assemblyai",
        "wss://example.org/v3/ws, assemblyai",
        "http://127.0.0.1:8080/inference, whisper-cpp"
    })
    void whatIsSpokenIsGuessedFromPathHostAndScheme(String address, String id) {
        assertEquals(
                id, VENDORS.guess(URI.create(address)).map(EndpointVendor::id).orElse(""));
    }
}
