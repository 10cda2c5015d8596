package dev.earshot.app.live;

import dev.earshot.app.shell.Page;
import dev.earshot.app.shell.ShellContext;
import dev.earshot.app.shell.Shortcut;
import dev.earshot.app.speech.LocalSpeechEngine;
import dev.earshot.app.speech.SavedServices;
import dev.earshot.app.speech.SpeechDialogs;
import dev.earshot.app.speech.SpeechEngine;
import dev.earshot.app.speech.Surroundings;
import dev.earshot.app.speech.Surroundings.Threads;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// The Live page.
public final class LivePage implements Page {
    private final LiveViewModel model;
    private final Captions captions;
    private final LiveView view;

    /// @param transcribe opens recordings where another model can hear them
    public LivePage(ShellContext context, Consumer<List<Path>> transcribe) {
        Surroundings<SpeechEngine> surroundings = Surroundings.in(
                context,
                new LocalSpeechEngine(
                        context.models(), new SavedServices(context.endpoints(), context.models()::detectors)),
                Threads.of("live"));
        model = new LiveViewModel(
                surroundings,
                new LiveViewModel.Outlets(
                        text -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)),
                        transcribe),
                Later.on(Platform::runLater));
        captions = new Captions(model);
        view = new LiveView(
                model, new SpeechDialogs.OfSystem(() -> view().getScene().getWindow()), captions);
    }

    LivePage(LiveViewModel model, SpeechDialogs dialogs) {
        this.model = model;
        captions = new Captions(model);
        view = new LiveView(model, dialogs, captions);
    }

    /// Whether somebody is being listened to.
    public ObservableValue<Boolean> listening() {
        return model.conversation().phase().map(Phase::microphoneOn);
    }

    ScriptView script() {
        return view.script();
    }

    Captions captions() {
        return captions;
    }

    @Override
    public String title() {
        return "Live";
    }

    @Override
    public Ikon icon() {
        return Feather.RADIO;
    }

    @Override
    public ObservableValue<String> subject() {
        return model.conversation().phase().map(phase -> phase.microphoneOn() ? "Listening" : "");
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void attach() {
        model.refresh();
        Platform.runLater(view::focusText);
    }

    @Override
    public void detach() {
        model.talkKey().release();
    }

    @Override
    public List<Shortcut> shortcuts() {
        return view.shortcuts();
    }

    @Override
    public void close() {
        captions.hide();
        model.close();
    }
}
