package dev.earshot.app.endpoints;

import dev.earshot.app.UserEndpoints;
import dev.earshot.app.fx.FxQueue;
import dev.earshot.app.shell.FakeNotices;
import dev.earshot.app.shell.SettingsStore;
import dev.earshot.app.speech.Surroundings.Threads;
import dev.earshot.bridge.client.Vendors;
import dev.earshot.bridge.endpoint.EndpointBook;
import dev.earshot.bridge.endpoint.EndpointFile;
import dev.earshot.bridge.endpoint.Environment;
import dev.earshot.bridge.endpoint.SavedEndpoint;
import dev.earshot.bridge.feed.WholeSound;
import dev.earshot.bridge.tester.KnownSound;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.vad.Detectors;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The page's model with a file and a keyring of a test's own, without a window.
final class Desk implements AutoCloseable {
    final FxQueue fx = new FxQueue();
    final FakeNotices notices = new FakeNotices();
    final FakeVault vault = new FakeVault();
    final List<String> mended = new ArrayList<>();
    final UserEndpoints user;
    final SettingsStore settings;
    final EndpointsViewModel model;
    Optional<URI> ownServer = Optional.empty();

    Desk(Path folder) {
        user = user(folder, vault);
        settings = new SettingsStore(folder.resolve("settings.json"));
        model = new EndpointsViewModel(new Surroundings(
                user,
                settings,
                notices,
                new Threads(
                        fx,
                        task -> Thread.ofVirtual().start(task),
                        task -> Thread.ofPlatform().daemon().start(task)),
                bench(),
                () -> ownServer));
    }

    /// Whatever a test sends, somebody says "good morning" and "how are you".
    static TestBench bench() {
        var spoken = FakeModel.saying("good morning", "how are you").audio();
        return new TestBench(
                _ -> KnownSound.saying(new WholeSound(spoken), "good morning how are you"), Detectors::builtIn);
    }

    static UserEndpoints user(Path folder, FakeVault vault) {
        return new UserEndpoints(
                new EndpointFile(folder.resolve("endpoints.json"), _ -> {}),
                () -> vault,
                Vendors.installed(),
                folder.resolve("answers"));
    }

    /// A book with something of everything.
    static EndpointBook book() {
        return EndpointBook.EMPTY
                .with(SavedEndpoint.of("This computer", "earshot", "ws://127.0.0.1:8000"))
                .with(SavedEndpoint.of("Deepgram", "deepgram", "wss://api.deepgram.com/v1/listen"))
                .with(SavedEndpoint.of("Kitchen", "whisper-cpp", "http://{{kitchen}}:8080"))
                .with(SavedEndpoint.of("Lab", "speaches", "ws://stt.example.org:8000"))
                .with(Environment.of("home", Map.of("kitchen", "192.0.2.10")))
                .with(Environment.of("office", Map.of("kitchen", "198.51.100.4")));
    }

    /// Opens the page and waits until it has read file and keyring.
    void open() throws InterruptedException {
        model.refresh();
        fx.until(() -> model.shelf().isRead() && !(model.keys().keys().get() instanceof Keys.Unknown));
    }

    EndpointBook saved() {
        return user.file().read();
    }

    @Override
    public void close() {
        settings.close();
    }
}
