package dev.earshot.app.models;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The cards of the page, as the Settings page has them.
final class Panels {
    private Panels() {}

    /// A heading and a card below it with lines between the rows.
    static VBox section(String heading, Node... rows) {
        var label = new Label(heading);
        label.getStyleClass().add(Styles.TITLE_4);
        var content = new ArrayList<Node>();
        for (var row : rows) {
            if (!content.isEmpty()) {
                content.add(new Separator());
            }
            content.add(row);
        }
        var card = new VBox();
        card.getStyleClass().add("settings-card");
        card.getChildren().setAll(content);
        return new VBox(Space.S, label, card);
    }

    /// A row that takes its height from what is in it.
    static VBox row(Node... content) {
        var row = new VBox(Space.S, content);
        row.getStyleClass().add("setting-row");
        return row;
    }

    /// What a row is, and an explanation below it.
    static VBox title(String name, Label explanation) {
        explanation.getStyleClass().addAll("text-small", "text-muted");
        return new VBox(new Label(name), explanation);
    }

    /// Text in as many lines as it needs.
    static Label text(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// The same, gone while it is empty.
    static Label says(String... styles) {
        var label = text("");
        label.getStyleClass().addAll(styles);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    static Button button(String text, Runnable action) {
        var button = new Button(text);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    static FlowPane buttons(Button... buttons) {
        var pane = new FlowPane(Space.S, Space.S);
        pane.setAlignment(Pos.CENTER_LEFT);
        pane.getChildren().setAll(List.of(buttons));
        return pane;
    }
}
