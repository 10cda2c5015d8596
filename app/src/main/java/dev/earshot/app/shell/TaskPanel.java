package dev.earshot.app.shell;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.IconButton;
import dev.earshot.app.fx.Space;
import java.util.HashMap;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// All running tasks, one above the other. Goes away with the last of them.
final class TaskPanel extends VBox {
    private final Map<RunningTask, TaskRow> rows = new HashMap<>();
    private final VBox list = new VBox(Space.M);

    TaskPanel(ObservableList<RunningTask> tasks) {
        getStyleClass().addAll("panel", "task-panel");
        setMaxSize(440, Region.USE_PREF_SIZE);
        setVisible(false);
        managedProperty().bind(visibleProperty());

        var heading = new Label("Running");
        heading.getStyleClass().add(Styles.TITLE_4);
        heading.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(heading, Priority.ALWAYS);
        var top = new HBox(heading, new IconButton(Feather.X, "Close the list", () -> setVisible(false)));
        top.setAlignment(Pos.CENTER_LEFT);
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setMaxHeight(240);
        getChildren().addAll(top, scroll);

        tasks.addListener((ListChangeListener<RunningTask>) _ -> show(tasks));
        show(tasks);
    }

    private void show(ObservableList<RunningTask> tasks) {
        rows.keySet().retainAll(tasks);
        list.getChildren()
                .setAll(tasks.stream()
                        .map(task -> rows.computeIfAbsent(task, TaskRow::inTwoLines))
                        .toList());
        if (tasks.isEmpty()) {
            setVisible(false);
        }
    }
}
