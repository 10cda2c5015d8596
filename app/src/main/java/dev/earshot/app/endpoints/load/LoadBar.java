package dev.earshot.app.endpoints.load;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import dev.earshot.app.speech.TimeText;
import java.time.Duration;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Starts and stops, says how far it is and what came of it.
final class LoadBar extends VBox {
    /// What is looked at.
    enum Face {
        SETUP("Setup"),
        CHARTS("Charts"),
        TABLE("Table");

        private final String words;

        Face(String words) {
            this.words = words;
        }
    }

    private final LoadViewModel model;
    private final ObjectProperty<Face> face = new SimpleObjectProperty<>(this, "face", Face.SETUP);
    private final ToggleGroup faces = new ToggleGroup();
    private final Button go = new Button();
    private final Label doing = new Label();
    private final Label problem = new Label("", new FontIcon(Feather.ALERT_TRIANGLE));
    private final MenuButton export = new MenuButton("Export", new FontIcon(Feather.SAVE));

    /// @param exported is told in which format to write the load down
    LoadBar(LoadViewModel model, Consumer<LoadExport> exported) {
        super(Space.S);
        this.model = model;
        getStyleClass().add("run-bar");
        go.getStyleClass().addAll(Styles.ACCENT, "go");
        go.setMinWidth(110);
        go.setOnAction(_ -> model.toggle());
        var toggles = new HBox(
                toggle(Face.SETUP, Styles.LEFT_PILL),
                toggle(Face.CHARTS, Styles.CENTER_PILL),
                toggle(Face.TABLE, Styles.RIGHT_PILL));
        export.getItems()
                .setAll(LoadExport.all()
                        .map(format -> {
                            var item = new MenuItem(format.title());
                            item.setOnAction(_ -> exported.accept(format));
                            return item;
                        })
                        .toList());
        export.setMinWidth(USE_PREF_SIZE);
        var row = new FlowPane(Space.M, Space.S, go, toggles, export);
        row.setAlignment(Pos.CENTER_LEFT);
        doing.setWrapText(true);
        doing.setMinHeight(USE_PREF_SIZE);
        doing.getStyleClass().add("load-doing");
        problem.getStyleClass().add("run-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.setMaxWidth(Double.MAX_VALUE);
        problem.managedProperty().bind(problem.visibleProperty());
        getChildren().addAll(row, doing, problem);
        model.phase().subscribe(this::turnTo);
        model.data().subscribe(_ -> describe());
        model.wish().subscribe(_ -> describe());
        model.problem().subscribe(sentence -> {
            problem.setText(sentence);
            problem.setVisible(!sentence.isBlank());
        });
        model.place().chosen().subscribe(chosen -> go.setDisable(chosen.isEmpty()));
        choose(Face.SETUP);
    }

    private ToggleButton toggle(Face which, String style) {
        var toggle = new ToggleButton(which.words);
        toggle.setToggleGroup(faces);
        toggle.setUserData(which);
        toggle.getStyleClass().add(style);
        toggle.setMinWidth(USE_PREF_SIZE);
        toggle.setOnAction(_ -> choose(which));
        return toggle;
    }

    ObservableValue<Face> face() {
        return face;
    }

    void choose(Face which) {
        face.set(which);
        faces.getToggles().stream()
                .filter(toggle -> toggle.getUserData() == which)
                .forEach(faces::selectToggle);
    }

    private void turnTo(LoadPhase phase) {
        boolean idle = !phase.busy();
        go.setText(idle ? "Load" : phase instanceof LoadPhase.Asking ? "Cancel" : "Stop");
        go.setGraphic(new FontIcon(idle ? Feather.PLAY : Feather.SQUARE));
        go.setTooltip(new Tooltip(idle ? "Load the endpoint (Ctrl+R)" : "Stop; what came until then stays (Ctrl+R)"));
        if (phase instanceof LoadPhase.Running) {
            choose(face.get() == Face.SETUP ? Face.CHARTS : face.get());
        }
        describe();
    }

    private void describe() {
        var data = model.data().get();
        export.setDisable(data.seconds().isEmpty());
        doing.setText(
                switch (model.phase().get()) {
                    case LoadPhase.Idle _ ->
                        data.steps().isEmpty()
                                ? next()
                                : LoadWords.of(data, model.wish().get());
                    case LoadPhase.Preparing(var what) -> what;
                    case LoadPhase.Asking _ -> "Nothing has been sent yet.";
                    case LoadPhase.Running(var streams) ->
                        "%d streams, for %s so far"
                                .formatted(
                                        streams, TimeText.clock(Duration.ofMillis(Math.round(1000 * data.lasted()))));
                });
    }

    private String next() {
        var wish = model.wish().get();
        return switch (wish.goal()) {
            case STREAMS -> "Next: %d streams at once.".formatted(wish.streams());
            case LIMIT -> "Next: how many streams are sustained, up to %d.".formatted(wish.streams());
        };
    }
}
