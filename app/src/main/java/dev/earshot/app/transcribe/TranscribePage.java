package dev.earshot.app.transcribe;

import dev.earshot.app.shell.Page;
import dev.earshot.app.shell.ShellContext;
import dev.earshot.app.shell.Shortcut;
import dev.earshot.app.speech.SavedServices;
import dev.earshot.app.speech.Surroundings;
import dev.earshot.app.speech.Surroundings.Threads;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// The Transcribe page.
public final class TranscribePage implements Page {
    private final TranscribeViewModel model;
    private final TranscribeView view;

    /// @param offer shown while there is nothing else to show, when it is visible
    /// @param openTraces asks for traces and opens them, elsewhere
    public TranscribePage(ShellContext context, Node offer, Runnable openTraces) {
        Surroundings<Engine> surroundings = Surroundings.in(
                context,
                new LocalEngine(context.models(), new SavedServices(context.endpoints(), context.models()::detectors)),
                Threads.of("transcribe"));
        model = new TranscribeViewModel(surroundings);
        view = new TranscribeView(
                model, new Dialogs.OfSystem(() -> view().getScene().getWindow()), offer, openTraces);
    }

    TranscribePage(TranscribeViewModel model, Dialogs dialogs, Node offer) {
        this.model = model;
        this.view = new TranscribeView(model, dialogs, offer, () -> {});
    }

    /// Adds recordings to the queue and shows the first of them; a folder stands for the recordings
    /// in it.
    public void add(List<Path> files) {
        model.add(files);
    }

    /// Whether another page listens to somebody: the queue waits for the end of that, as it does for
    /// a recording.
    public void othersListen(boolean listening) {
        model.othersListen(listening);
    }

    @Override
    public String title() {
        return "Transcribe";
    }

    @Override
    public Ikon icon() {
        return Feather.MIC;
    }

    @Override
    public ObservableValue<String> subject() {
        return model.selected().map(item -> item.map(QueueItem::name).orElse(""));
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void attach() {
        model.choice().refresh();
        Platform.runLater(view::focus);
    }

    @Override
    public void detach() {}

    @Override
    public List<Shortcut> shortcuts() {
        return view.shortcuts();
    }

    @Override
    public void close() {
        model.close();
    }
}
