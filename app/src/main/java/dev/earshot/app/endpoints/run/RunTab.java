package dev.earshot.app.endpoints.run;

import dev.earshot.app.endpoints.EndpointPlace;
import dev.earshot.app.endpoints.sound.FileDialogs;
import dev.earshot.app.endpoints.sound.Voice;
import dev.earshot.app.shell.Shortcut;
import dev.earshot.app.speech.LevelMeter;
import dev.earshot.app.speech.LocalSpeechEngine;
import dev.earshot.app.trace.TraceDialogs;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/// The Test tab of the Endpoints page. FX thread only.
public final class RunTab extends BorderPane implements AutoCloseable {
    private final RunViewModel model;
    private final RunBar bar;
    private final ResultView result;
    private final Timeline looking;

    public RunTab(EndpointPlace place) {
        this(
                place,
                new Outside(
                        new LocalSpeechEngine(place.context().models()),
                        Voice.OF_SYSTEM,
                        TraceDialogs.OF_SYSTEM,
                        node -> new FileDialogs.OfSystem(() -> node.getScene().getWindow()),
                        file -> place.context()
                                .host()
                                .showDocument(file.toAbsolutePath()
                                        .resolveSibling("")
                                        .toUri()
                                        .toString())));
    }

    RunTab(EndpointPlace place, Outside outside) {
        model = new RunViewModel(place, outside);
        getStyleClass().addAll("endpoint-tab", "run-tab");
        getStylesheets()
                .addAll(
                        String.valueOf(LevelMeter.class.getResource("speech.css")),
                        String.valueOf(EndpointPlace.class.getResource("tabs.css")),
                        String.valueOf(RunTab.class.getResource("run.css")));
        setMinSize(0, 0);
        bar = new RunBar(model);
        result = new ResultView(model);
        setTop(bar);
        var faces = new StackPane(
                when(Face.SETUP, new SetupView(model)),
                new RunFace(model, result, bar.face()),
                when(Face.WORDS, new WordsView(model)),
                when(Face.COMPARE, new CompareView(model)));
        faces.setMinSize(0, 0);
        setCenter(faces);
        looking = new Timeline(new KeyFrame(Duration.millis(100), _ -> model.refresh()));
        looking.setCycleCount(Animation.INDEFINITE);
        model.phase().subscribe(phase -> {
            if (phase.busy()) {
                looking.play();
            } else {
                looking.stop();
            }
        });
    }

    private Node when(Face which, Node node) {
        node.visibleProperty().bind(bar.face().map(now -> now == which));
        return node;
    }

    RunViewModel model() {
        return model;
    }

    /// Shows one of the faces of the tab.
    void show(Face face) {
        bar.choose(face);
    }

    /// Whether a run goes on.
    public ObservableValue<Boolean> busy() {
        return model.phase().map(Phase::busy);
    }

    /// What the keyboard can do here.
    public List<Shortcut> shortcuts() {
        return List.of(
                shortcut(KeyCode.R, "Test the endpoint, or stop the run", model::toggle),
                shortcut(KeyCode.F, "Search the messages of the run", this::find));
    }

    private void find() {
        show(Face.RUN);
        result.find();
    }

    private static Shortcut shortcut(KeyCode key, String what, Runnable action) {
        return new Shortcut(new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN), what, action);
    }

    @Override
    public void close() {
        looking.stop();
        model.close();
        result.close();
    }
}
