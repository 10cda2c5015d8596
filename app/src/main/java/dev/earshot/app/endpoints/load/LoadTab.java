package dev.earshot.app.endpoints.load;

import dev.earshot.app.endpoints.Chosen;
import dev.earshot.app.endpoints.EndpointPlace;
import dev.earshot.app.endpoints.load.LoadBar.Face;
import dev.earshot.app.endpoints.sound.FileDialogs;
import dev.earshot.app.endpoints.sound.TextFile;
import dev.earshot.app.endpoints.sound.Voice;
import dev.earshot.app.shell.Shortcut;
import dev.earshot.app.speech.LocalSpeechEngine;
import dev.earshot.app.speech.SpeechEngine;
import java.util.List;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The Load tab of the Endpoints page. FX thread only.
public final class LoadTab extends BorderPane implements AutoCloseable {
    private final EndpointPlace place;
    private final LoadViewModel model;
    private final LoadBar bar;
    private final FileDialogs dialogs;

    public LoadTab(EndpointPlace place) {
        this(
                place,
                new LocalSpeechEngine(place.context().models()),
                Voice.OF_SYSTEM,
                tab -> new FileDialogs.OfSystem(() -> tab.getScene().getWindow()));
    }

    /// @param asks makes the dialogs above the tab
    LoadTab(EndpointPlace place, SpeechEngine engine, Voice voice, Function<Node, FileDialogs> asks) {
        this.place = place;
        this.dialogs = asks.apply(this);
        model = new LoadViewModel(place, engine, voice);
        getStyleClass().addAll("endpoint-tab", "load-tab");
        getStylesheets().add(String.valueOf(EndpointPlace.class.getResource("tabs.css")));
        setMinSize(0, 0);
        bar = new LoadBar(model, this::export);
        setTop(new VBox(bar, new ConfirmView(model)));
        var faces = new StackPane(
                when(Face.SETUP, new LoadWishView(model, dialogs::recording)),
                when(Face.CHARTS, new LoadChartsView(model)),
                when(Face.TABLE, new LoadTable(model)));
        faces.setMinSize(0, 0);
        setCenter(faces);
    }

    private Node when(Face which, Node node) {
        node.visibleProperty().bind(bar.face().map(now -> now == which));
        return node;
    }

    LoadViewModel model() {
        return model;
    }

    void show(Face face) {
        bar.choose(face);
    }

    /// Whether a load goes on, or waits for an answer.
    public ObservableValue<Boolean> busy() {
        return model.phase().map(LoadPhase::busy);
    }

    /// What the keyboard can do here.
    public List<Shortcut> shortcuts() {
        return List.of(
                shortcut(KeyCode.R, "Load the endpoint, or stop", model::toggle),
                saving("Save the figures for programs", () -> export(LoadExport.JSON)));
    }

    private static Shortcut saving(String what, Runnable action) {
        return new Shortcut(
                new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                what,
                action);
    }

    private static Shortcut shortcut(KeyCode key, String what, Runnable action) {
        return new Shortcut(new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN), what, action);
    }

    void export(LoadExport format) {
        var data = model.data().get();
        var endpoint = place.chosen().getValue().map(Chosen::endpoint);
        if (data.seconds().isEmpty() || endpoint.isEmpty()) {
            return;
        }
        var name = endpoint.get().name();
        var text = format.write(data, model.wish().get(), name);
        dialogs.save(
                        format.title(),
                        format.ending(),
                        "load-" + name.replaceAll("[^\\p{Alnum}]+", "-") + "." + format.ending())
                .ifPresent(file -> new TextFile(place.threads(), place.context().notices()).write(file, text));
    }

    @Override
    public void close() {
        model.close();
    }
}
