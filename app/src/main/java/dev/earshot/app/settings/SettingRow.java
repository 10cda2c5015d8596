package dev.earshot.app.settings;

import dev.earshot.app.fx.Space;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What a setting is at the left, its control at the right.
final class SettingRow extends HBox {
    SettingRow(String name, String explanation, Node control) {
        super(Space.L);
        getStyleClass().add("setting-row");
        setAlignment(Pos.CENTER_LEFT);
        var label = new Label(name);
        label.setLabelFor(control);
        var text = new Label(explanation);
        text.getStyleClass().addAll("text-small", "text-muted");
        text.setWrapText(true);
        var words = new VBox(label, text);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(120);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(words, control);
    }
}
