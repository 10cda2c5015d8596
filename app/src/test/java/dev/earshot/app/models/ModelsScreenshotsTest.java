package dev.earshot.app.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.app.fx.WindowTest;
import dev.earshot.app.models.ModelState.Part;
import dev.earshot.app.shell.Appearance;
import dev.earshot.app.shell.NoticeStack;
import dev.earshot.app.shell.RunningTasks;
import dev.earshot.app.shell.SettingsStore;
import dev.earshot.app.shell.Shell;
import dev.earshot.engine.SttError;
import dev.earshot.engine.recognition.Speed;
import dev.earshot.engine.store.CachedModel;
import dev.earshot.engine.store.DownloadProgress.Phase;
import dev.earshot.engine.store.UnfinishedDownload;
import dev.earshot.engine.store.Verification;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Models page in a window, with a store of the test's own; a picture of each state for a person to look at.
class ModelsScreenshotsTest extends WindowTest {
    @TempDir
    private Path folder;

    private final FakeShelf shelf = new FakeShelf();
    private final FakeSpeeds speeds = new FakeSpeeds();
    private final FakeGpu gpu = new FakeGpu();
    private final FakeHub hub = new FakeHub();
    private SettingsStore settings;
    private ModelsPage page;
    private Node card;

    @Override
    protected Parent content() {
        settings = new SettingsStore(folder.resolve("settings.json"));
        var notices = new NoticeStack();
        var tasks = new RunningTasks(InstantSource.system());
        var computing = new NativeThreads();
        page = new ModelsPage(
                new Surroundings(
                        shelf,
                        speeds,
                        settings,
                        tasks,
                        notices,
                        new Surroundings.Threads(
                                Platform::runLater, task -> Thread.ofVirtual().start(task), computing),
                        _ -> {}),
                hub,
                gpu,
                folder.resolve("offer.json"),
                computing);
        card = page.offer();
        var shell = new Shell(
                List.of(page),
                List.of(),
                tasks,
                notices,
                new SimpleStringProperty("Built-in (basic English)"),
                _ -> {});
        shell.show(page);
        return shell;
    }

    @AfterEach
    void closePage() {
        fx(page::close);
        settings.close();
    }

    @Test
    void theListOfAFirstStart() throws Exception {
        speeds.machineKnown = false;
        look(() -> page.model().items().in(Part.OFFERED).size() == 5);
        inLightAndDark("models-first");
    }

    @Test
    void modelsInEveryState() throws Exception {
        shelf.stored.add(FakeShelf.installed("whisper-tiny", "Whisper tiny", 151));
        speeds.measured.put("whisper-tiny", new Speed(0.1, 0.05, Speed.Origin.MEASURED));
        shelf.cached.add(new CachedModel("openai/whisper-base.en", "0".repeat(40), folder, 290_000_000));
        shelf.unfinished.add(new UnfinishedDownload("whisper-small", "Whisper small", 401_000_000, 967_000_000, false));
        look(() -> page.model().items().in(Part.HERE).size() == 3);
        get("whisper-base");
        until(() -> shelf.fetches.containsKey("whisper-base"));
        shelf.fetches.get("whisper-base").is(Phase.FETCHING, 124, 290, 6);
        until(() -> texts().stream().anyMatch(text -> text.contains("6.0 MB/s")));
        inLightAndDark("models");
        screenshotAtDoubleScale("models-200-percent");
        resize(640, 480);
        screenshot("models-640x480");
        shelf.fetches.get("whisper-base").complete();
    }

    @Test
    void aFailureSaysWhatToDo() throws Exception {
        look(() -> page.model().items().in(Part.OFFERED).size() == 5);
        get("whisper-base");
        until(() -> shelf.fetches.containsKey("whisper-base"));
        shelf.fetches
                .get("whisper-base")
                .fail(
                        SttError.NETWORK,
                        "The hub huggingface.co does not answer: look at the network, then try again. What has"
                                + " arrived is kept.");
        until(() -> texts().contains("Try again"));
        inLightAndDark("models-failed");
    }

    @Test
    void whatUnfolds() throws Exception {
        shelf.stored.add(FakeShelf.installed("whisper-base", "Whisper base", 290));
        shelf.wrong.add(new Verification.Wrong("model.safetensors", "is not what was installed"));
        look(() -> page.model().items().in(Part.HERE).size() == 2);
        fx(() -> rows().getFirst().unfold());
        click("Verify Whisper base");
        until(() -> texts().contains("Repair"));
        inLightAndDark("models-details");
        resize(640, 480);
        screenshot("models-details-640x480");
        resize(1000, 700);
        click("Remove… Whisper base");
        screenshot("models-remove");
        click("Remove Whisper base");
        until(() -> page.model().items().in(Part.HERE).size() == 1);
    }

    @Test
    void whatSuitsIsFoundByTheKeyboard() throws Exception {
        look(() -> page.model().items().in(Part.OFFERED).size() == 5);
        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.write("large");
        until(() -> page.model().items().in(Part.OFFERED).size() == 1);
        robot.push(KeyCode.ESCAPE);
        until(() -> page.model().items().in(Part.OFFERED).size() == 5);
        fx(() -> toggle("Best accuracy").fire());
        inLightAndDark("models-guide");
        assertEquals(1, ask(() -> page.model().items().in(Part.OFFERED).size()));
    }

    @Test
    void anotherModelFromTheHub() throws Exception {
        look(() -> page.model().items().in(Part.OFFERED).size() == 5);
        fx(() -> scroll().setVvalue(1));
        robot.clickOn(".settings-card .text-field");
        robot.write("someone/whisper-small\n");
        until(() -> texts().stream().anyMatch(text -> text.startsWith("someone/whisper-small at")));
        inLightAndDark("models-other");
    }

    @Test
    void theMachine() throws Exception {
        look(() -> page.model().contents().get().isPresent());
        fx(() -> toggle("This machine").fire());
        until(() -> texts().stream().anyMatch(text -> text.startsWith("PyTorch 2.7.1")));
        inLightAndDark("models-machine");
        resize(640, 480);
        screenshot("models-machine-640x480");
        resize(1000, 700);
        click("How large is it?");
        until(() -> texts().stream().anyMatch(text -> text.contains("2.4 GB would be fetched")));
        fx(() -> scroll().setVvalue(1));
        screenshot("models-machine-end");
        assertTrue(texts().contains("A token is sent."));
    }

    @Test
    void theOffer() throws Exception {
        fx(page::begin);
        until(() -> card.isVisible());
        assertTrue(ask(() -> ((Parent) card).lookupAll(".button").size() == 2));
    }

    private void look(BooleanSupplier seen) throws Exception {
        fx(() -> page.model().refresh());
        until(seen);
    }

    private void get(String id) {
        fx(() -> page.model().items().all().stream()
                .filter(item -> item.id().equals(id))
                .forEach(page.model().arrivals()::get));
    }

    private void until(BooleanSupplier condition) throws Exception {
        waitUntil(() -> ask(condition::getAsBoolean));
    }

    private List<ModelRow> rows() {
        return scene().getRoot().lookupAll(".model-row").stream()
                .map(ModelRow.class::cast)
                .toList();
    }

    private ScrollPane scroll() {
        return (ScrollPane) scene().getRoot().lookup(".models > .scroll-pane");
    }

    private ToggleButton toggle(String text) {
        return scene().getRoot().lookupAll(".toggle-button").stream()
                .map(ToggleButton.class::cast)
                .filter(button -> text.equals(button.getText()))
                .findFirst()
                .orElseThrow();
    }

    private void click(String text) {
        fx(() -> scene().getRoot().lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> text.equals(button.getAccessibleText()) || text.equals(button.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    private List<String> texts() {
        return ask(() -> scene().getRoot().lookupAll("*").stream()
                .filter(Labeled.class::isInstance)
                .map(node -> String.valueOf(((Labeled) node).getText()))
                .toList());
    }

    private void inLightAndDark(String name) {
        screenshot(name);
        dress(Appearance.DARK);
        screenshot(name + "-dark");
        dress(Appearance.LIGHT);
    }
}
