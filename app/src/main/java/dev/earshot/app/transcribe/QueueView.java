package dev.earshot.app.transcribe;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The list of recordings on the left.
final class QueueView extends VBox {
    private final ListView<QueueItem> list = new ListView<>();

    QueueView(TranscribeViewModel model) {
        getStyleClass().add("queue");
        var title = new Label("Recordings");
        title.getStyleClass().add(Styles.TEXT_BOLD);
        var count = new Label();
        count.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        count.textProperty().bind(Bindings.size(model.items()).asString());
        var header = new HBox(Space.S, title, count);
        header.setAlignment(Pos.BASELINE_LEFT);
        header.getStyleClass().add("queue-header");
        list.setItems(model.items());
        list.setCellFactory(_ -> new QueueCell(model));
        list.setAccessibleText("Recordings");
        list.getStyleClass().add(Styles.DENSE);
        list.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null) {
                model.select(item);
            }
        });
        model.selected()
                .subscribe(item -> item.ifPresent(shown -> {
                    if (list.getSelectionModel().getSelectedItem() != shown) {
                        list.getSelectionModel().select(shown);
                        list.scrollTo(shown);
                    }
                }));
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(header, list);
    }
}
