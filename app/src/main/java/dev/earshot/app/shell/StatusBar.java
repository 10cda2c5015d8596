package dev.earshot.app.shell;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.IconButton;
import dev.earshot.app.fx.Space;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The line at the bottom of the window: at the left what runs, at the right what would be used next.
///
/// Of several tasks it shows the oldest, and how many more there are as a button that opens the list.
final class StatusBar extends HBox {
    private final StackPane state = new StackPane();
    private final Label ready = new Label("Ready");
    private final Button more = new Button("", new FontIcon(Feather.CHEVRON_UP));

    /// @param inUse the model in use, say; may be empty
    StatusBar(ObservableList<RunningTask> tasks, ObservableValue<String> inUse, Runnable openTasks, Runnable openHelp) {
        super(Space.S);
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        ready.getStyleClass().add("text-muted");
        state.setAlignment(Pos.CENTER_LEFT);
        state.setMinWidth(0);
        HBox.setHgrow(state, Priority.ALWAYS);
        more.getStyleClass().addAll(Styles.FLAT, "status-button");
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.managedProperty().bind(more.visibleProperty());
        more.setOnAction(_ -> openTasks.run());

        var model = new Label();
        model.getStyleClass().add("text-muted");
        model.textProperty().bind(inUse);
        model.setMinWidth(0);
        var help = new IconButton(Feather.COMMAND, "Keyboard shortcuts (F1)", openHelp);
        getChildren().addAll(state, more, model, help);

        tasks.addListener((ListChangeListener<RunningTask>) _ -> show(tasks));
        show(tasks);
    }

    private void show(ObservableList<RunningTask> tasks) {
        more.setVisible(tasks.size() > 1);
        more.setText("%d more".formatted(tasks.size() - 1));
        more.setAccessibleText("Show all %d running tasks".formatted(tasks.size()));
        if (tasks.isEmpty()) {
            state.getChildren().setAll(ready);
        } else if (!(state.getChildren().getFirst() instanceof Current current) || current.task != tasks.getFirst()) {
            state.getChildren().setAll(new Current(tasks.getFirst()));
        }
    }

    /// Remembers whose row it is, so that the same task keeps the same nodes and with them the focus.
    private static final class Current extends StackPane {
        private final RunningTask task;

        Current(RunningTask task) {
            super(TaskRow.inOneLine(task));
            this.task = task;
        }
    }
}
