package dev.earshot.app.models;

import dev.earshot.app.shell.Page;
import dev.earshot.app.shell.ShellContext;
import dev.earshot.app.shell.Shortcut;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.DirectoryChooser;
import javafx.util.Subscription;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// The Models page. Its nodes are built when it is first shown; its downloads go on while it is not.
public final class ModelsPage implements Page {
    private final Surroundings with;
    private final NativeThreads computing;
    private final ModelsViewModel model;
    private final HubViewModel hub;
    private final GpuViewModel gpu;
    private final StoreMove move;
    private final Offer offer;
    private Optional<ModelsView> view = Optional.empty();
    private Subscription whileShown = Subscription.EMPTY;

    public ModelsPage(ShellContext context) {
        this(context, new NativeThreads());
    }

    private ModelsPage(ShellContext context, NativeThreads computing) {
        this(
                new Surroundings(
                        new LocalShelf(context.modelPlaces(), context.models(), folder -> remember(context, folder)),
                        new LocalSpeeds(context.modelPlaces().keepingUp(context.models())),
                        context.settings(),
                        context.tasks(),
                        context.notices(),
                        new Surroundings.Threads(
                                Platform::runLater,
                                task -> Thread.ofVirtual().name("models page").start(task),
                                computing),
                        folder -> context.host().showDocument(folder.toUri().toString())),
                new LocalHub(context.modelPlaces()),
                new LocalGpu(context.modelPlaces()),
                context.places().config().resolve("offer.json"),
                computing);
    }

    /// @param declined remembers that no model is wanted
    /// @param computing ended with the page
    ModelsPage(Surroundings with, HubAccess hub, GpuParts gpu, Path declined, NativeThreads computing) {
        this.with = with;
        this.computing = computing;
        this.model = new ModelsViewModel(with);
        this.hub = new HubViewModel(hub, with);
        this.gpu = new GpuViewModel(gpu, with);
        this.move = new StoreMove(with, model::refresh);
        this.offer = new Offer(model, with, declined);
    }

    /// Before the old folder goes.
    private static void remember(ShellContext context, Path folder) {
        CompletableFuture.runAsync(
                        () -> context.settings()
                                .change(old -> old.withSupply(old.supply().withFolder(Optional.of(folder)))),
                        Platform::runLater)
                .join();
    }

    /// A card that offers a model to somebody who has none, for the page that people see first; invisible while there
    /// is nothing to offer.
    public Node offer() {
        return new OfferCard(offer);
    }

    /// Looks whether there is something to offer; to be called when the window is there.
    public void begin() {
        offer.begin();
    }

    ModelsViewModel model() {
        return model;
    }

    @Override
    public String title() {
        return "Models";
    }

    @Override
    public Ikon icon() {
        return Feather.BOX;
    }

    @Override
    public Node view() {
        return shown();
    }

    private ModelsView shown() {
        if (view.isEmpty()) {
            var machine = new MachineView(
                    new GpuPanel(gpu),
                    new SpeedPanel(model.machine()),
                    new StoragePanel(model, move, () -> choose("Where models are kept")),
                    new HubPanel(hub));
            view = Optional.of(new ModelsView(
                    model,
                    new Lookup(with, model.arrivals()::get),
                    () -> choose("Choose the folder of a model"),
                    machine));
        }
        return view.get();
    }

    private Optional<Path> choose(String title) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showDialog(shown().getScene().getWindow()))
                .map(File::toPath);
    }

    @Override
    public void attach() {
        whileShown = with.settings().settings().subscribe(_ -> model.settingsChanged());
        model.refresh();
        hub.refresh();
        gpu.look();
    }

    @Override
    public void detach() {
        whileShown.unsubscribe();
        whileShown = Subscription.EMPTY;
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(
                new Shortcut(
                        new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN),
                        "Search the models",
                        () -> shown().find()),
                new Shortcut(new KeyCodeCombination(KeyCode.F5), "Look again what is here", model::refresh));
    }

    /// What arrived of unfinished downloads is kept for the next time.
    @Override
    public void close() {
        detach();
        gpu.close();
        move.close();
        model.close();
        computing.close();
    }
}
