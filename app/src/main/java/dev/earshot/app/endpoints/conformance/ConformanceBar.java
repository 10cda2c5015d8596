package dev.earshot.app.endpoints.conformance;

import atlantafx.base.theme.Styles;
import dev.earshot.app.endpoints.conformance.RuleState.Look;
import dev.earshot.app.fx.Space;
import dev.earshot.app.speech.TimeText;
import dev.earshot.bridge.conformance.ConformanceReport;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Starts and stops, says how far it is and what came of it.
final class ConformanceBar extends VBox {
    private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");

    /// What is looked at.
    enum Face {
        SETUP,
        VERDICTS
    }

    private final ConformanceViewModel model;
    private final ObjectProperty<Face> face = new SimpleObjectProperty<>(this, "face", Face.SETUP);
    private final Button go = new Button();
    private final ToggleButton setup = new ToggleButton("Setup");
    private final ToggleButton verdicts = new ToggleButton("Verdicts");
    private final Label doing = new Label();
    private final Label summary = new Label();
    private final HBox progress;
    private final Label problem = new Label("", new FontIcon(Feather.ALERT_TRIANGLE));
    private final MenuButton export = new MenuButton("Export", new FontIcon(Feather.SAVE));

    /// @param exported is told in which format to write the verdicts down
    ConformanceBar(ConformanceViewModel model, Consumer<ReportFormat> exported) {
        super(Space.S);
        this.model = model;
        getStyleClass().add("run-bar");
        go.getStyleClass().addAll(Styles.ACCENT, "go");
        go.setMinWidth(110);
        go.setOnAction(_ -> model.toggle());
        var faces = new ToggleGroup();
        setup.getStyleClass().add(Styles.LEFT_PILL);
        verdicts.getStyleClass().add(Styles.RIGHT_PILL);
        for (var toggle : new ToggleButton[] {setup, verdicts}) {
            toggle.setToggleGroup(faces);
            toggle.setMinWidth(USE_PREF_SIZE);
        }
        setup.setOnAction(_ -> choose(Face.SETUP));
        verdicts.setOnAction(_ -> choose(Face.VERDICTS));
        var failed = new CheckBox("Only failed");
        failed.selectedProperty().bindBidirectional(model.onlyFailed());
        failed.setMinWidth(USE_PREF_SIZE);
        export.getItems()
                .setAll(Stream.of(ReportFormat.values())
                        .map(format -> {
                            var item = new MenuItem(format.title());
                            item.setOnAction(_ -> exported.accept(format));
                            return item;
                        })
                        .toList());
        export.setMinWidth(USE_PREF_SIZE);
        var row = new FlowPane(Space.M, Space.S, go, new HBox(setup, verdicts), failed, export);
        row.setAlignment(Pos.CENTER_LEFT);
        var bar = new ProgressBar();
        bar.setPrefWidth(160);
        bar.setMinWidth(80);
        bar.setAccessibleText("How much of the run is done");
        model.progress().subscribe(bar::setProgress);
        doing.setMinWidth(0);
        HBox.setHgrow(doing, Priority.ALWAYS);
        progress = new HBox(Space.M, bar, doing);
        progress.setAlignment(Pos.CENTER_LEFT);
        summary.setWrapText(true);
        summary.setMinHeight(USE_PREF_SIZE);
        summary.getStyleClass().add("summary");
        problem.getStyleClass().add("run-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.setMaxWidth(Double.MAX_VALUE);
        for (var line : new javafx.scene.layout.Region[] {progress, summary, problem}) {
            line.managedProperty().bind(line.visibleProperty());
        }
        getChildren().addAll(row, progress, summary, problem);
        model.busy().subscribe(this::turnTo);
        model.doing().subscribe(_ -> describe());
        model.timeLeft().subscribe(_ -> describe());
        model.report().subscribe(this::show);
        model.problem().subscribe(sentence -> {
            problem.setText(sentence);
            problem.setVisible(!sentence.isBlank());
        });
        model.place().chosen().subscribe(chosen -> go.setDisable(chosen.isEmpty()));
        choose(Face.SETUP);
    }

    ObservableValue<Face> face() {
        return face;
    }

    void choose(Face which) {
        face.set(which);
        setup.setSelected(which == Face.SETUP);
        verdicts.setSelected(which == Face.VERDICTS);
    }

    private void turnTo(boolean busy) {
        go.setText(busy ? "Stop" : "Judge");
        go.setGraphic(new FontIcon(busy ? Feather.SQUARE : Feather.PLAY));
        go.setTooltip(new Tooltip(busy ? "Stop; verdicts until then stay (Ctrl+R)" : "Try every rule (Ctrl+R)"));
        progress.setVisible(busy);
        if (busy) {
            choose(Face.VERDICTS);
        }
    }

    private void describe() {
        doing.setText(model.doing().get()
                + model.timeLeft()
                        .get()
                        .map(left -> " · about " + TimeText.clock(left) + " left")
                        .orElse(""));
    }

    private void show(Optional<ConformanceReport> report) {
        export.setDisable(report.isEmpty());
        summary.setVisible(report.isPresent());
        report.ifPresent(one -> {
            summary.setText(words(one));
            summary.setGraphic(new FontIcon(one.passed() ? Feather.CHECK_CIRCLE : Feather.X_CIRCLE));
            summary.pseudoClassStateChanged(GOOD, one.passed());
        });
    }

    private static String words(ConformanceReport report) {
        return "%s: %d passed, %d failed, %d should have, %d not applicable, %d not tried (%s)"
                .formatted(
                        report.passed() ? "Conformant" : "Not conformant",
                        count(report, Look.PASSED),
                        count(report, Look.FAILED),
                        count(report, Look.SHOULD),
                        count(report, Look.NOT_APPLICABLE),
                        count(report, Look.NOT_TRIED),
                        TimeText.clock(report.took()));
    }

    private static long count(ConformanceReport report, Look look) {
        return report.verdicts().stream()
                .filter(verdict -> RuleState.of(verdict).look() == look)
                .count();
    }
}
