package dev.earshot.app.endpoints;

import dev.earshot.app.ModelPlaces;
import dev.earshot.app.Places;
import dev.earshot.app.fx.WindowTest;
import dev.earshot.app.shell.Appearance;
import dev.earshot.app.shell.NoticeStack;
import dev.earshot.app.shell.RunningTasks;
import dev.earshot.app.shell.SettingsStore;
import dev.earshot.app.shell.ShellContext;
import dev.earshot.app.speech.Surroundings.Threads;
import dev.earshot.bridge.client.Vendors;
import dev.earshot.bridge.endpoint.EndpointBook;
import dev.earshot.bridge.endpoint.EndpointTest;
import dev.earshot.bridge.endpoint.SavedEndpoint;
import dev.earshot.bridge.server.ServerMonitor;
import dev.earshot.bridge.server.SttServer;
import dev.earshot.bridge.tester.Configuration;
import dev.earshot.bridge.tester.TestedEndpoint;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.ModelFolders;
import dev.earshot.engine.recognition.Models;
import dev.earshot.engine.recognition.Recognizer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// A tab of the Endpoints page in a window, with a real server in this process behind the endpoint.
public abstract class TabTest extends WindowTest {
    @TempDir
    protected Path folder;

    protected final ObjectProperty<Optional<Chosen>> chosen = new SimpleObjectProperty<>(Optional.empty());
    protected final List<Path> traces = new ArrayList<>();
    protected final List<EndpointTest> collected = new ArrayList<>();
    private final Models models = Models.discover(ModelFolders.none());
    private Optional<SttServer> server = Optional.empty();
    private Optional<SettingsStore> settings = Optional.empty();

    /// The tab, in a page that has room for nothing else.
    protected abstract Node tab(EndpointPlace place);

    protected abstract void closeTab();

    @Override
    protected Parent content() {
        var places = new Places(folder.resolve("config"), folder.resolve("data"), folder.resolve("recordings"));
        var notices = new NoticeStack();
        var store = new SettingsStore(places.settings());
        settings = Optional.of(store);
        var context = new ShellContext(
                places,
                store,
                ModelPlaces.ofThisUser(places, () -> store.settings().get().supply()),
                models,
                Desk.user(folder, new FakeVault()),
                new RunningTasks(InstantSource.system()),
                notices,
                new Unstarted().getHostServices());
        var threads = new Threads(
                Platform::runLater,
                task -> Thread.ofVirtual().start(task),
                task -> Thread.ofPlatform().daemon().start(task));
        var place = new EndpointPlace(context, threads, chosen, TabTest::open, traces::addAll, collected::add);
        return new StackPane(new BorderPane(tab(place)), notices);
    }

    private static TestedEndpoint open(Chosen one) {
        var resolved =
                EndpointBook.EMPTY.with(one.endpoint()).resolve(one.endpoint().name());
        return TestedEndpoint.of(
                resolved, new Configuration(_ -> Optional.empty(), Path.of("unused")), Vendors.installed());
    }

    @AfterEach
    void closeAll() {
        fx(this::closeTab);
        server.ifPresent(one -> one.stop(Duration.ZERO));
        settings.ifPresent(SettingsStore::close);
    }

    /// What is built in, which really hears.
    protected final Recognizer builtIn() {
        return models.recognizer(models.preferred(), LoadOptions.AUTO);
    }

    /// Starts a server and chooses an endpoint that is one of its protocols.
    protected final SavedEndpoint serve(Recognizer recognizer) {
        var started = new SttServer(SttServer.Setup.local(0), _ -> recognizer, ServerMonitor.NONE);
        started.start();
        server = Optional.of(started);
        var endpoint = SavedEndpoint.of(
                "kitchen desk", "earshot", "ws://127.0.0.1:" + started.address().getPort());
        choose(endpoint);
        return endpoint;
    }

    protected final void choose(SavedEndpoint endpoint) {
        fx(() -> chosen.set(Optional.of(new Chosen(endpoint, Optional.empty()))));
    }

    /// Waits until that is true on the FX thread.
    protected final void until(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> ask(condition::getAsBoolean));
        settle();
    }

    protected final void inLightAndDark(String name) {
        screenshot(name);
        dress(Appearance.DARK);
        screenshot(name + "-dark");
        dress(Appearance.LIGHT);
    }

    /// What can be read in the window now.
    protected final List<String> texts() {
        return ask(() -> scene().getRoot().lookupAll("*").stream()
                .filter(Labeled.class::isInstance)
                .filter(TabTest::isShown)
                .map(node -> String.valueOf(((Labeled) node).getText()))
                .toList());
    }

    private static boolean isShown(Node node) {
        return node.isVisible()
                && Optional.ofNullable(node.getParent()).map(TabTest::isShown).orElse(true);
    }

    /// Offers what only an application has.
    private static final class Unstarted extends Application {
        @Override
        public void start(Stage stage) {}
    }
}
