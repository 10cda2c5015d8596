package dev.earshot.app.endpoints.conformance;

import dev.earshot.app.endpoints.EndpointPlace;
import dev.earshot.app.endpoints.conformance.ConformanceBar.Face;
import dev.earshot.app.endpoints.sound.FileDialogs;
import dev.earshot.app.endpoints.sound.TextFile;
import dev.earshot.app.endpoints.sound.Voice;
import dev.earshot.app.shell.Shortcut;
import dev.earshot.app.speech.LocalSpeechEngine;
import dev.earshot.app.speech.SpeechEngine;
import java.util.List;
import java.util.function.Function;
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

/// The Conformance tab of the Endpoints page. FX thread only.
public final class ConformanceTab extends BorderPane implements AutoCloseable {
    private final EndpointPlace place;
    private final ConformanceViewModel model;
    private final ConformanceBar bar;
    private final FileDialogs dialogs;
    private final Timeline looking;

    public ConformanceTab(EndpointPlace place) {
        this(
                place,
                new LocalSpeechEngine(place.context().models()),
                Voice.OF_SYSTEM,
                tab -> new FileDialogs.OfSystem(() -> tab.getScene().getWindow()));
    }

    /// @param asks makes the dialogs above the tab
    ConformanceTab(EndpointPlace place, SpeechEngine engine, Voice voice, Function<Node, FileDialogs> asks) {
        this.place = place;
        this.dialogs = asks.apply(this);
        model = new ConformanceViewModel(place, engine, voice);
        getStyleClass().addAll("endpoint-tab", "conformance-tab");
        getStylesheets()
                .addAll(
                        String.valueOf(EndpointPlace.class.getResource("tabs.css")),
                        String.valueOf(ConformanceTab.class.getResource("conformance.css")));
        setMinSize(0, 0);
        bar = new ConformanceBar(model, this::export);
        setTop(bar);
        var faces = new StackPane(
                when(Face.SETUP, new WishView(model, dialogs::recording)),
                when(Face.VERDICTS, new VerdictsView(model)));
        faces.setMinSize(0, 0);
        setCenter(faces);
        looking = new Timeline(new KeyFrame(Duration.millis(500), _ -> model.refresh()));
        looking.setCycleCount(Animation.INDEFINITE);
        model.busy().subscribe(busy -> {
            if (busy) {
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

    ConformanceViewModel model() {
        return model;
    }

    void show(Face face) {
        bar.choose(face);
    }

    /// Whether a run goes on.
    public ObservableValue<Boolean> busy() {
        return model.busy();
    }

    /// What the keyboard can do here.
    public List<Shortcut> shortcuts() {
        return List.of(
                shortcut(KeyCode.R, "Judge the endpoint, or stop", model::toggle),
                saving(
                        "Save the verdicts as a page",
                        () -> model.report().get().ifPresent(_ -> export(ReportFormat.HTML))));
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

    void export(ReportFormat format) {
        model.report().get().ifPresent(report -> {
            var name =
                    "conformance-" + report.subject().name().replaceAll("[^\\p{Alnum}]+", "-") + "." + format.ending();
            dialogs.save(format.title(), format.ending(), name)
                    .ifPresent(file ->
                            new TextFile(place.threads(), place.context().notices()).write(file, format.write(report)));
        });
    }

    @Override
    public void close() {
        looking.stop();
        model.close();
    }
}
