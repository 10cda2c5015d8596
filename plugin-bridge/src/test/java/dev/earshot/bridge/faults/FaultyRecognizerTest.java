package dev.earshot.bridge.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.Retries;
import dev.earshot.bridge.client.Vendors;
import dev.earshot.bridge.client.Wiring;
import dev.earshot.bridge.conformance.FakeClock;
import dev.earshot.bridge.endpoint.Pacing;
import dev.earshot.bridge.feed.Feeder;
import dev.earshot.bridge.feed.LatenessMeter;
import dev.earshot.bridge.feed.WholeSound;
import dev.earshot.bridge.server.Access;
import dev.earshot.bridge.server.ServerLimits;
import dev.earshot.bridge.server.ServerMonitor;
import dev.earshot.bridge.server.ServerProtocol;
import dev.earshot.bridge.server.SttServer;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.recognition.LocalRecognizer;
import dev.earshot.engine.transcript.TranscriptBuilder;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.vad.Detectors;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our own server, disturbed over real sockets; what faults take of time passes at once.
@Timeout(60)
final class FaultyRecognizerTest {
    private static final String KEY = "right-secret";
    private static final String SAID = "good morning how are you";

    private final FakeModel model = FakeModel.saying("good morning", "how are you");
    private final LocalRecognizer hearing = new LocalRecognizer(model, 16);
    private final SttServer server = new SttServer(
            new SttServer.Setup(
                    "127.0.0.1", 0, Access.of(List.of(KEY)), ServerLimits.USUAL, Terms.LIVE, ServerProtocol.all()),
            (Optional<String> _) -> hearing,
            ServerMonitor.NONE);
    private final List<FaultHappening> happened = new CopyOnWriteArrayList<>();
    private final List<TranscriptEvent> events = new CopyOnWriteArrayList<>();

    @BeforeEach
    void serve() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(Duration.ZERO);
        hearing.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"earshot", "deepgram", "deepgram-flux", "openai-realtime"})
    void whatIsOnlyLateOrCutIsHeardAllTheSameAndHappensTheSameWayAgain(String id) throws Exception {
        var plan = FaultPlan.parse("jitter=40ms,stall=3s@300ms,odd-chunks,late-end=2s,slow-dns=1s,seed=7");
        hear(id, plan, Retries.NONE);
        assertEquals(SAID, text());
        var first = List.copyOf(happened);
        assertTrue(first.size() > 5, "of " + first);
        happened.clear();
        events.clear();
        hear(id, plan, Retries.NONE);
        assertEquals(first, happened);
        assertEquals(SAID, text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"earshot", "deepgram", "deepgram-flux", "openai-realtime"})
    void aConnectionThatIsDroppedIsMadeAgainAndNothingIsLost(String id) throws Exception {
        var soon = new Retries(3, Duration.ofMillis(1), Duration.ofMillis(1));
        hear(id, FaultPlan.parse("drop@200ms,busy@200ms"), soon);
        assertEquals(SAID, text());
        assertEquals(
                List.of(new Fault.Drop(Duration.ofMillis(200)), new Fault.Busy(Duration.ofMillis(200))),
                happened.stream().map(FaultHappening::fault).toList());
    }

    @Test
    void withoutRetriesADropIsTheEndAndMayBeTriedAgain() throws Exception {
        hear("earshot", FaultPlan.parse("drop@200ms"), Retries.NONE);
        assertTrue(events.getLast() instanceof TranscriptEvent.Failed(var cause) && cause.error() == SttError.NETWORK);
    }

    @Test
    void halfClosedTheSessionEnds() throws Exception {
        hear("earshot", FaultPlan.parse("half-close@200ms"), Retries.NONE);
        assertEquals(1, events.stream().filter(TranscriptEvent::terminal).count());
        assertTrue(events.getLast().terminal());
    }

    @Test
    void aWrongKeyIsShownInsteadOfTheRightOne() {
        var why = assertThrows(SttException.class, () -> hear("earshot", FaultPlan.parse("wrong-key"), Retries.NONE));
        assertEquals(SttError.ACCESS_DENIED, why.error());
        assertEquals(new Fault.WrongKey(), happened.getFirst().fault());
        assertFalse(why.sentence().contains(KEY));
    }

    private void hear(String id, FaultPlan plan, Retries retries) throws InterruptedException {
        var config = EndpointConfig.of("here", server.address())
                .withKey(Optional.of(KEY))
                .withRetries(retries);
        var clock = new FakeClock();
        var wiring = Wiring.plain(Detectors.builtIn());
        try (var faulty = new FaultyRecognizer(Vendors.installed().of(id), config, wiring, plan, happened::add, clock);
                var session = faulty.open(Terms.LIVE.options(), events::add)) {
            new Feeder(Pacing.USUAL, clock)
                    .feed(
                            faulty.disturbed(new WholeSound(model.audio())),
                            frame -> {
                                session.accept(frame);
                                return true;
                            },
                            new LatenessMeter());
            session.finish();
        }
    }

    private String text() {
        var builder = new TranscriptBuilder();
        events.forEach(builder::on);
        return builder.transcript().text().replace('\n', ' ');
    }
}
