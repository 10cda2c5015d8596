package dev.earshot.app.endpoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.endpoint.EndpointBook;
import dev.earshot.bridge.endpoint.EndpointTest;
import dev.earshot.bridge.endpoint.Expectations;
import dev.earshot.bridge.endpoint.Pacing;
import dev.earshot.bridge.endpoint.SavedEndpoint;
import dev.earshot.bridge.endpoint.TestCollection;
import dev.earshot.bridge.endpoint.TestSource;
import dev.earshot.bridge.endpoint.Unknown;
import dev.earshot.bridge.server.Access;
import dev.earshot.bridge.server.ServerLimits;
import dev.earshot.bridge.server.ServerMonitor;
import dev.earshot.bridge.server.ServerProtocol;
import dev.earshot.bridge.server.SttServer;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.recognition.LocalRecognizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The tests of a collection, run from the page against a server in this process.
@Timeout(60)
final class CollectionRunsTest {
    private static final Pacing BURST =
            new Pacing(new Pacing.Speed.Burst(), Duration.ofMillis(50), Duration.ofMillis(500));
    private static final Pacing SLOW =
            new Pacing(new Pacing.Speed.Times(0.01), Duration.ofMillis(50), Duration.ofMillis(500));

    private final LocalRecognizer recognizer = new LocalRecognizer(FakeModel.saying("good morning", "how are you"), 16);
    private final SttServer server = new SttServer(
            new SttServer.Setup("127.0.0.1", 0, Access.local(), ServerLimits.USUAL, Terms.LIVE, ServerProtocol.all()),
            _ -> recognizer,
            ServerMonitor.NONE);

    @TempDir
    private Path folder;

    private Optional<Desk> opened = Optional.empty();

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        opened.ifPresent(Desk::close);
        server.stop(Duration.ZERO);
        recognizer.close();
    }

    private Desk desk(EndpointTest... tests) throws InterruptedException {
        var desk = new Desk(folder);
        opened = Optional.of(desk);
        desk.user
                .file()
                .change(_ -> EndpointBook.EMPTY
                        .with(SavedEndpoint.of(
                                "Here",
                                "earshot",
                                "ws://127.0.0.1:" + server.address().getPort()))
                        .with(new TestCollection("Smoke", List.of(tests), Unknown.NONE)));
        desk.open();
        desk.model.show(new Shown.Collection("Smoke"));
        return desk;
    }

    private static EndpointTest test(String endpoint, Pacing pacing, Optional<Double> wer) {
        return new EndpointTest(
                endpoint,
                new TestSource.Sample("kitchen"),
                pacing,
                new Expectations(Optional.empty(), wer, Optional.empty(), Optional.empty(), false),
                Unknown.NONE);
    }

    private static Outcome outcome(Desk desk) {
        return desk.model.runs().outcome().get().orElseThrow();
    }

    @Test
    void everyTestIsJudgedAndTheReportIsSaved() throws Exception {
        var desk = desk(test("Here", BURST, Optional.of(0.0)), test("Gone", BURST, Optional.empty()));
        desk.model.toggleTests();
        assertTrue(outcome(desk).runs(0));
        assertEquals("Test 1 of 2 is running.", outcome(desk).words());
        desk.fx.until(() -> !desk.model.runs().going());
        assertEquals("1 of 2 tests passed.", outcome(desk).words());
        assertTrue(outcome(desk).of(0).orElseThrow().passed());
        assertTrue(outcome(desk).of(1).orElseThrow().error().orElseThrow().contains("There is no endpoint 'Gone'"));
        assertFalse(outcome(desk).passed());
        var report = folder.resolve("smoke.xml");
        desk.model.runs().save(report);
        desk.fx.until(() -> desk.notices.infos.contains("The report is in smoke.xml."));
        assertTrue(Files.readString(report).contains("<testsuite name=\"Here: kitchen\""));
    }

    @Test
    void aRunThatIsStoppedKeepsWhatWasTried() throws Exception {
        var desk = desk(test("Here", BURST, Optional.empty()), test("Here", SLOW, Optional.empty()));
        desk.model.toggleTests();
        desk.fx.until(() -> outcome(desk).runs(1));
        desk.model.toggleTests();
        assertFalse(desk.model.runs().going());
        assertEquals("Stopped after 1 of 2 tests; 1 passed.", outcome(desk).words());
    }

    @Test
    void aCollectionThatWasChangedHasNoOutcomeAnyMore() throws Exception {
        var desk = desk(test("Here", BURST, Optional.empty()));
        desk.model.toggleTests();
        desk.fx.until(() -> !desk.model.runs().going());
        var collection = desk.model.collections().of("Smoke").orElseThrow();
        assertTrue(desk.model.runs().of(collection).isPresent());
        desk.model.collections().add("Smoke", test("Here", SLOW, Optional.empty()));
        desk.fx.until(
                () -> desk.model.collections().of("Smoke").orElseThrow().tests().size() == 2);
        assertTrue(desk.model
                .runs()
                .of(desk.model.collections().of("Smoke").orElseThrow())
                .isEmpty());
    }
}
