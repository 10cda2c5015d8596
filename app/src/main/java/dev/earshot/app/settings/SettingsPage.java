package dev.earshot.app.settings;

import dev.earshot.app.shell.Page;
import dev.earshot.app.shell.ShellContext;
import dev.earshot.app.shell.Shortcut;
import dev.earshot.engine.audio.Microphone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.util.Subscription;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The Settings page. It is built when it is first shown, so that it costs the start of the window nothing.
public final class SettingsPage implements Page {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsPage.class);
    private static final Duration LOOK_FOR_MICROPHONES = Duration.ofSeconds(2);

    private final ShellContext context;
    private final SettingsViewModel model;
    private Optional<SettingsView> view = Optional.empty();

    public SettingsPage(ShellContext context) {
        this.context = context;
        this.model = new SettingsViewModel(
                context.settings(),
                context.models()::installedOr,
                SettingsPage::watchMicrophones,
                context.places().recordings(),
                context.notices(),
                Thread::startVirtualThread,
                Platform::runLater);
    }

    @Override
    public String title() {
        return "Settings";
    }

    @Override
    public Ikon icon() {
        return Feather.SETTINGS;
    }

    @Override
    public Node view() {
        if (view.isEmpty()) {
            view = Optional.of(new SettingsView(model, About.thisOne(context.places()), this::openFolder));
        }
        return view.get();
    }

    @Override
    public void attach() {
        model.attach();
    }

    @Override
    public void detach() {
        model.detach();
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of();
    }

    @Override
    public void close() {
        model.detach();
    }

    private static Subscription watchMicrophones(Consumer<List<Microphone>> listener) {
        return Microphone.watch(LOOK_FOR_MICROPHONES, listener)::close;
    }

    /// Makes the folder if it is not there yet, so that there is something to show.
    private void openFolder(Path folder) {
        Thread.startVirtualThread(() -> {
            try {
                Files.createDirectories(folder);
                Platform.runLater(
                        () -> context.host().showDocument(folder.toUri().toString()));
            } catch (IOException e) {
                LOG.warn("Cannot make {}: {}", folder, e.toString());
                Platform.runLater(() -> context.notices().problem("The folder " + folder + " cannot be opened."));
            }
        });
    }
}
