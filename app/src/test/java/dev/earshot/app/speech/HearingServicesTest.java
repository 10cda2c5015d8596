package dev.earshot.app.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.app.UserEndpoints;
import dev.earshot.app.fx.FxQueue;
import dev.earshot.app.shell.FakeNotices;
import dev.earshot.app.shell.RunningTasks;
import dev.earshot.app.shell.SettingsStore;
import dev.earshot.app.speech.Surroundings.Threads;
import dev.earshot.bridge.client.Vendors;
import dev.earshot.bridge.endpoint.EndpointFile;
import dev.earshot.bridge.endpoint.Environment;
import dev.earshot.bridge.endpoint.SavedEndpoint;
import dev.earshot.bridge.secrets.keyring.KeyOrigin;
import dev.earshot.bridge.secrets.keyring.KeyVault;
import dev.earshot.bridge.server.Access;
import dev.earshot.bridge.server.ServerLimits;
import dev.earshot.bridge.server.ServerMonitor;
import dev.earshot.bridge.server.ServerProtocol;
import dev.earshot.bridge.server.SttServer;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.recognition.FakeSource;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.LocalRecognizer;
import dev.earshot.engine.store.Secret;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.vad.Detectors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A saved endpoint hears as a model does, with its key, through a real server.
@Timeout(60)
final class HearingServicesTest {
    private static final String KEY = "a-key-that-nobody-else-may-see";

    @TempDir
    private Path folder;

    private final FakeModel speech = FakeModel.saying("good morning", "how are you");
    private final LocalRecognizer behind = new LocalRecognizer(speech, 16);
    private final SttServer server = new SttServer(
            new SttServer.Setup(
                    "127.0.0.1", 0, Access.of(List.of(KEY)), ServerLimits.USUAL, Terms.LIVE, ServerProtocol.all()),
            _ -> behind,
            ServerMonitor.NONE);
    private final FxQueue fx = new FxQueue();
    private final FakeNotices notices = new FakeNotices();
    private final Ticking clock = new Ticking();
    private final List<TranscriptEvent> heard = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private Optional<Secret> key = Optional.of(new Secret(KEY));
    private SettingsStore settings;
    private Surroundings<SpeechEngine> with;
    private RecognizerChoice choice;

    /// Models of the test's own, and the services of a file.
    private static final class Engine extends FakeSpeech {
        private final Services services;

        Engine(Services services) {
            this.services = services;
        }

        @Override
        public Services services() {
            return services;
        }
    }

    @BeforeEach
    void start() throws Exception {
        server.start();
        var file = new EndpointFile(folder.resolve("endpoints.json"), _ -> {});
        var port = server.address().getPort();
        file.change(book -> book.with(SavedEndpoint.of("Kitchen", "earshot", "ws://{{host}}:" + port))
                .with(SavedEndpoint.of("Office", "deepgram", "ws://127.0.0.1:" + port))
                .with(Environment.of("home", Map.of("host", "127.0.0.1"))));
        var user = new UserEndpoints(file, Vault::new, Vendors.installed(), folder.resolve("answers"));
        settings = new SettingsStore(folder.resolve("settings.json"));
        with = new Surroundings<>(
                new Engine(new SavedServices(user, Detectors::builtIn)),
                settings,
                new RunningTasks(clock),
                notices,
                folder,
                new Threads(
                        fx,
                        task -> Thread.ofVirtual().start(task),
                        task -> Thread.ofPlatform().daemon().start(task)),
                clock,
                _ -> {});
        choice = new RecognizerChoice(with);
        choice.refresh();
        fx.until(() -> choice.services().size() == 2);
    }

    @AfterEach
    void stop() {
        server.stop(Duration.ZERO);
        behind.close();
        settings.close();
    }

    /// Has one key, for the server.
    private final class Vault implements KeyVault {
        @Override
        public void keep(KeyOrigin origin, Secret secret) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean forget(KeyOrigin origin) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Kept> kept() {
            return List.of();
        }

        @Override
        public String place() {
            return "nowhere";
        }

        @Override
        public Optional<Secret> keyFor(KeyOrigin origin) {
            return key.filter(_ -> origin.host().equals("127.0.0.1"));
        }
    }

    private void choose(String name) {
        choice.choose(choice.services().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow());
    }

    private void hear() throws InterruptedException {
        var over = new CopyOnWriteArrayList<Boolean>();
        var text = new LiveText(
                with,
                choice.hearer().get().orElseThrow(),
                choice.liveOptions(),
                new LiveText.Listener(heard::add, _ -> {}, () -> {}, cause -> failures.add(cause.sentence())));
        with.threads().computing().execute(() -> {
            text.run(new FakeSource(speech.audio(), 1).open());
            fx.execute(() -> over.add(true));
        });
        fx.until(() -> !over.isEmpty());
    }

    private String finals() {
        return heard.stream()
                .filter(TranscriptEvent.Final.class::isInstance)
                .map(event -> ((TranscriptEvent.Final) event).segment().text())
                .reduce("", (all, one) -> (all + " " + one).strip());
    }

    @Test
    void aServiceHearsAsAModelDoes() throws Exception {
        settings.change(old -> old.withEndpoints(old.endpoints().withEnvironment(Optional.of("home"))));
        fx.until(() -> choice.services().getFirst().environment().isPresent());
        assertInstanceOf(Hearer.Model.class, choice.hearer().get().orElseThrow(), "nobody chose a service");
        choose("Kitchen");
        assertEquals("Kitchen", choice.hearer().get().orElseThrow().name());
        assertTrue(choice.about().startsWith("Sound is sent to 127.0.0.1:"), choice.about());
        hear();
        assertEquals(List.of(), failures);
        assertEquals("good morning how are you", finals());
        choose("Office");
        heard.clear();
        hear();
        assertEquals(List.of(), failures);
        assertEquals("good morning how are you", finals());
    }

    @Test
    void theChoiceIsRememberedAndAModelTakesItBack() throws Exception {
        choose("Office");
        var again = new RecognizerChoice(with);
        again.refresh();
        fx.until(() -> again.hearer().get().isPresent());
        assertEquals("Office", again.hearer().get().orElseThrow().name());
        again.choose(FakeSpeech.BUILT_IN);
        fx.until(() -> choice.hearer().get().orElseThrow() instanceof Hearer.Model);
        assertEquals(Optional.empty(), settings.settings().get().endpoints().hears());
    }

    /// A list that wraps another one listens to it weakly: one that nobody holds would tell nobody.
    @Test
    void whoListensToTheServicesIsNotForgotten() {
        assertSame(choice.services(), choice.services());
        assertSame(choice.models(), choice.models());
    }

    @Test
    void aServiceThatIsGoneLeavesTheModel() throws Exception {
        settings.change(old -> old.withEndpoints(old.endpoints().withHears(Optional.of("gone"))));
        choice.refresh();
        fx.until(() -> choice.hearer().get().isPresent());
        assertInstanceOf(Hearer.Model.class, choice.hearer().get().orElseThrow());
    }

    @Test
    void aMissingVariableAndAMissingKeyAreOneSentenceEach() throws Exception {
        choose("Kitchen");
        hear();
        assertTrue(failures.getLast().contains("The variable 'host'"), failures::toString);
        key = Optional.empty();
        choose("Office");
        hear();
        assertEquals(2, failures.size(), failures::toString);
        assertTrue(failures.getLast().contains("key"), failures::toString);
    }

    @Test
    void whereSoundGoesIsSaid() {
        var endpoint = SavedEndpoint.of("Deepgram", "deepgram", "wss://api.deepgram.com");
        assertEquals(
                "Sound leaves this computer: it is sent to api.deepgram.com.",
                new Hearer.Service(endpoint, Optional.empty(), "api.deepgram.com").about());
    }

    @Test
    void whoClosesALentModelLeavesItToTheOthers() throws Exception {
        var engine = new FakeSpeech();
        engine.recognizer = behind;
        engine.recognizer(new Hearer.Model(FakeSpeech.BUILT_IN), LoadOptions.AUTO)
                .close();
        behind.transcribe(new FakeSource(speech.audio(), 1), choice.options(), heard::add);
        assertTrue(finals().contains("good morning"), "it still hears");
    }
}
