package dev.earshot.app.shell;

import dev.earshot.app.fx.IconButton;
import dev.earshot.app.fx.Space;
import java.time.Duration;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A running task: what it is, how far it is, and a button that stops it.
final class TaskRow extends HBox {
    private final Label title;
    private final ProgressBar bar = new ProgressBar();
    private final Label pace = new Label();

    /// For the status bar.
    static TaskRow inOneLine(RunningTask task) {
        var row = new TaskRow(task);
        row.getChildren().addAll(0, List.of(row.title, row.bar, row.pace));
        return row;
    }

    /// For a list.
    static TaskRow inTwoLines(RunningTask task) {
        var row = new TaskRow(task);
        row.bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(row.bar, Priority.ALWAYS);
        var below = new HBox(Space.S, row.bar, row.pace);
        below.setAlignment(Pos.CENTER_LEFT);
        var text = new VBox(Space.XS, row.title, below);
        HBox.setHgrow(text, Priority.ALWAYS);
        row.getChildren().addFirst(text);
        return row;
    }

    private TaskRow(RunningTask task) {
        super(Space.S);
        getStyleClass().add("task-row");
        setAlignment(Pos.CENTER_LEFT);
        title = new Label(task.title());
        bar.progressProperty().bind(task.progress());
        bar.setAccessibleText(task.title());
        bar.setMinWidth(64);
        pace.getStyleClass().add("text-muted");
        pace.setMinWidth(Region.USE_PREF_SIZE);
        pace.textProperty().bind(pace(task));
        pace.visibleProperty().bind(pace.textProperty().isNotEmpty());
        pace.managedProperty().bind(pace.visibleProperty());
        getChildren().add(new IconButton(Feather.X, "Stop: " + task.title(), task::cancel));
    }

    private static ObservableValue<String> pace(RunningTask task) {
        return task.progress().map(progress -> {
            if (progress.doubleValue() < 0) {
                return "";
            }
            var percent = "%d %%".formatted((int) (progress.doubleValue() * 100));
            return task.timeLeft()
                    .filter(left -> left.compareTo(Duration.ZERO) > 0)
                    .map(left -> percent + ", " + TimeLeft.text(left))
                    .orElse(percent);
        });
    }
}
