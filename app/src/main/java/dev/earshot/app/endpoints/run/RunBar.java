package dev.earshot.app.endpoints.run;

import atlantafx.base.theme.Styles;
import dev.earshot.app.endpoints.sound.Source;
import dev.earshot.app.fx.Space;
import java.util.Arrays;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
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

/// Starts and stops, says what is or would be sent, and chooses what is looked at.
final class RunBar extends VBox {
    private final RunViewModel model;
    private final ObjectProperty<Face> face = new SimpleObjectProperty<>(this, "face", Face.SETUP);
    private final ToggleGroup faces = new ToggleGroup();
    private final Button go = new Button();
    private final Label what = new Label();
    private final Label problem = new Label("", new FontIcon(Feather.ALERT_TRIANGLE));
    private final MenuButton runs = new MenuButton("Runs", new FontIcon(Feather.CLOCK));

    RunBar(RunViewModel model) {
        super(Space.S);
        this.model = model;
        getStyleClass().add("run-bar");
        go.getStyleClass().addAll(Styles.ACCENT, "go");
        go.setOnAction(_ -> model.toggle());
        go.setMinWidth(110);
        var toggles = new HBox();
        Arrays.stream(Face.values()).map(this::toggle).forEach(toggles.getChildren()::add);
        runs.setTooltip(new Tooltip("Earlier runs of this endpoint"));
        runs.setMinWidth(USE_PREF_SIZE);
        var row = new FlowPane(Space.M, Space.S, go, toggles, runs);
        row.setAlignment(Pos.CENTER_LEFT);
        what.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        what.setWrapText(true);
        what.setMinHeight(USE_PREF_SIZE);
        problem.getStyleClass().add("run-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.setMaxWidth(Double.MAX_VALUE);
        problem.managedProperty().bind(problem.visibleProperty());
        getChildren().addAll(row, what, problem);
        model.phase().subscribe(this::turnTo);
        model.problem().subscribe(sentence -> {
            problem.setText(sentence);
            problem.setVisible(!sentence.isBlank());
        });
        model.setup().subscribe(_ -> describe());
        model.source().source().subscribe(_ -> describe());
        model.shown().subscribe(this::opened);
        model.history().addListener((ListChangeListener<RunRecord>) _ -> fill());
        model.place().chosen().subscribe(chosen -> go.setDisable(chosen.isEmpty()));
        choose(Face.SETUP);
        fill();
    }

    private ToggleButton toggle(Face which) {
        var toggle = new ToggleButton(which.words());
        toggle.setToggleGroup(faces);
        toggle.setUserData(which);
        toggle.getStyleClass()
                .add(
                        switch (which) {
                            case SETUP -> Styles.LEFT_PILL;
                            case RUN, WORDS -> Styles.CENTER_PILL;
                            case COMPARE -> Styles.RIGHT_PILL;
                        });
        toggle.setMinWidth(USE_PREF_SIZE);
        toggle.setOnAction(_ -> choose(which));
        return toggle;
    }

    ObservableValue<Face> face() {
        return face;
    }

    void choose(Face which) {
        face.set(which);
        describe();
        faces.getToggles().stream()
                .filter(toggle -> toggle.getUserData() == which)
                .forEach(faces::selectToggle);
    }

    private void turnTo(Phase phase) {
        boolean idle = !phase.busy();
        go.setText(idle ? "Test" : phase instanceof Phase.Ending ? "End now" : "Stop");
        go.setGraphic(new FontIcon(idle ? Feather.PLAY : Feather.SQUARE));
        go.setTooltip(new Tooltip(idle ? "Test the endpoint (Ctrl+R)" : "Stop; what came until then stays (Ctrl+R)"));
        if (phase instanceof Phase.Preparing) {
            choose(Face.RUN);
        }
        describe();
    }

    private void opened(Optional<ShownRun> shown) {
        if (shown.isPresent()) {
            choose(face.get() == Face.SETUP ? Face.RUN : face.get());
        }
        describe();
    }

    private void describe() {
        var order = model.order().filter(_ -> model.phase().get().busy());
        var next = model.source()
                        .source()
                        .getValue()
                        .map(Source::title)
                        .orElse(model.source().missing()) + " · "
                + model.setup().get().words();
        what.setText(order.map(one -> "Testing " + one.chosen().endpoint().name() + " with "
                        + one.source().title() + " · " + one.setup().words())
                .or(() -> model.shown()
                        .get()
                        .filter(_ -> face.get() != Face.SETUP)
                        .map(run -> "Shown: " + RunTitle.of(run.run()) + " · "
                                + run.run().how()))
                .orElse("Next: " + next));
    }

    private void fill() {
        var items = model.history().stream()
                .map(run -> {
                    var item = new MenuItem(RunTitle.of(run));
                    item.setMnemonicParsing(false);
                    item.setOnAction(_ -> {
                        choose(Face.RUN);
                        model.show(run);
                    });
                    return item;
                })
                .toList();
        runs.getItems().setAll(items);
        runs.setDisable(items.isEmpty());
        runs.setText(items.isEmpty() ? "No runs yet" : "Runs (" + items.size() + ")");
    }
}
