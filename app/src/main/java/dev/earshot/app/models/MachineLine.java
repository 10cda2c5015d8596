package dev.earshot.app.models;

import dev.earshot.app.fx.Space;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Offers to measure this machine, and shows how far that is.
final class MachineLine extends HBox {
    private static final String OFFER =
            "How fast would these be here? Earshot can measure this machine: it takes 20 seconds at most and fetches"
                    + " nothing.";

    private static final String DONE =
            "This machine was measured, and the list says how fast each model would be here. Measure it again when"
                    + " something about it has changed: it takes 20 seconds at most.";

    MachineLine(MachineMeasuring machine) {
        super(Space.L);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("machine-line");
        var text = new Label(OFFER);
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var bar = new ProgressBar();
        bar.setAccessibleText("Measuring this machine");
        bar.setPrefWidth(120);
        bar.setMinWidth(64);
        bar.progressProperty().bind(machine.progress());
        var button = new Button("Measure");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> {
            if (machine.running().get()) {
                machine.close();
            } else {
                machine.start();
            }
        });
        machine.running().subscribe(going -> {
            bar.setVisible(going);
            bar.setManaged(going);
            button.setText(going ? "Stop" : "Measure");
        });
        machine.known().subscribe(_ -> text.setText(words(machine)));
        machine.problem().subscribe(problem -> {
            text.setText(problem.orElse(words(machine)));
            text.getStyleClass().removeAll("danger");
            problem.ifPresent(_ -> text.getStyleClass().add("danger"));
        });
        getChildren().addAll(text, bar, button);
    }

    private static String words(MachineMeasuring machine) {
        return machine.known().get() ? DONE : OFFER;
    }
}
