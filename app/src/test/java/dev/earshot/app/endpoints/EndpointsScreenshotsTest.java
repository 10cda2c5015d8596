package dev.earshot.app.endpoints;

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
import dev.earshot.engine.store.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A picture of each state of the page, for a person to look at.
class EndpointsScreenshotsTest extends EndpointsWindowTest {
    @Override
    protected EndpointBook before() {
        vault.secrets.put("https://api.deepgram.com", new Secret("k"));
        vault.secrets.put("http://stt.example.org:8000", new Secret("k"));
        return Desk.book()
                .with(new TestCollection(
                        "Smoke",
                        List.of(
                                test("Deepgram", new TestSource.Sample("english"), Optional.of(0.15)),
                                test("This computer", new TestSource.Sample("english"), Optional.of(0.2)),
                                test("Lab", new TestSource.Spoken("Good morning."), Optional.empty())),
                        Unknown.NONE))
                .with(new TestCollection("Before a release", List.of(), Unknown.NONE));
    }

    private static EndpointTest test(String endpoint, TestSource source, Optional<Double> wer) {
        return new EndpointTest(
                endpoint,
                source,
                Pacing.USUAL,
                new Expectations(Optional.empty(), wer, wer.map(_ -> Duration.ofMillis(800)), Optional.empty(), false),
                Unknown.NONE);
    }

    @Test
    void first() throws Exception {
        user.file().change(_ -> EndpointBook.EMPTY);
        fx(model::refresh);
        opened();
        until(() -> model.facts().get().isEmpty());
        inLightAndDark("endpoints-first");
        resize(640, 480);
        screenshot("endpoints-first-640x480");
    }

    @Test
    void list() throws Exception {
        opened();
        fx(() -> model.chooseEnvironment(Optional.of("home")));
        show("Deepgram");
        inLightAndDark("endpoints-settings");
        resize(640, 480);
        screenshot("endpoints-settings-640x480");
        resize(1000, 700);
        show("Lab");
        press("Replace\u2026");
        inLightAndDark("endpoints-key");
        fx(() -> model.chooseEnvironment(Optional.empty()));
        show("Kitchen");
        screenshot("endpoints-unknown-variable");
    }

    @Test
    void editor() throws Exception {
        opened();
        fx(() -> model.chooseEnvironment(Optional.of("home")));
        fx(model::add);
        screenshot("endpoints-new");
        type("Address", "wss://westeurope.stt.speech.microsoft.com");
        type("Name", "Lab");
        press("Save");
        inLightAndDark("endpoints-editor-wrong");
        fx(model::putAway);
        show("Kitchen");
        fx(model::edit);
        inLightAndDark("endpoints-editor");
        screenshotAtDoubleScale("endpoints-editor-200-percent");
        resize(640, 480);
        screenshot("endpoints-editor-640x480");
    }

    @Test
    void environmentAndCollection() throws Exception {
        opened();
        fx(() -> model.chooseEnvironment(Optional.of("home")));
        fx(() -> model.show(new Shown.Environment("home")));
        inLightAndDark("endpoints-environment");
        fx(() -> model.show(new Shown.Collection("Smoke")));
        inLightAndDark("endpoints-collection");
        press("Add a test");
        screenshot("endpoints-collection-test");
        resize(640, 480);
        screenshot("endpoints-collection-640x480");
    }

    @Test
    void aCollectionThatWasRun() throws Exception {
        opened();
        try (var recognizer = new LocalRecognizer(FakeModel.saying("good morning", "how are you"), 4)) {
            var server = new SttServer(
                    new SttServer.Setup(
                            "127.0.0.1", 0, Access.local(), ServerLimits.USUAL, Terms.LIVE, ServerProtocol.all()),
                    _ -> recognizer,
                    ServerMonitor.NONE);
            server.start();
            var address = "ws://127.0.0.1:" + server.address().getPort();
            user.file()
                    .change(book -> book.with(SavedEndpoint.of("Here", "earshot", address))
                            .with(new TestCollection(
                                    "Nightly",
                                    List.of(
                                            burst("Here", "good morning how are you"),
                                            burst("Here", "good evening how are you"),
                                            burst("Old server", "good morning how are you")),
                                    Unknown.NONE)));
            fx(model::refresh);
            until(() -> model.collections().names().contains("Nightly"));
            fx(() -> model.show(new Shown.Collection("Nightly")));
            fx(model::toggleTests);
            until(() -> !model.runs().going());
            inLightAndDark("endpoints-collection-run");
            server.stop(Duration.ZERO);
        }
    }

    private static EndpointTest burst(String endpoint, String reference) {
        return new EndpointTest(
                endpoint,
                new TestSource.Sample("kitchen"),
                new Pacing(new Pacing.Speed.Burst(), Duration.ofMillis(50), Duration.ofMillis(500)),
                new Expectations(Optional.of(reference), Optional.of(0.1), Optional.empty(), Optional.empty(), false),
                Unknown.NONE);
    }

    @Test
    void builder() throws Exception {
        opened();
        fx(() -> model.show(new Shown.Builder()));
        screenshot("endpoints-builder-first");
        type(
                "How it is asked: a command of curl, or the address",
                "curl https://api.example.org/v1/listen -H 'Authorization: Bearer secret-of-mine' -F file=@talk.wav");
        type(
                "What it answered",
                "{\"id\": \"7c1\", \"result\": {\"text\": \"Good morning.\", \"words\": [{\"word\": \"Good\", \"start\":"
                        + " 0.1, \"end\": 0.4}, {\"word\": \"morning.\", \"start\": 0.4, \"end\": 1.0}]}}");
        inLightAndDark("endpoints-builder");
        resize(1000, 1000);
        fx(() -> ((javafx.scene.control.ScrollPane) page.view().lookup(".builder .scroll-pane")).setVvalue(1));
        screenshot("endpoints-builder-result");
        resize(640, 480);
        screenshot("endpoints-builder-640x480");
    }
}
