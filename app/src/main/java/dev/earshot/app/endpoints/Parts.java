package dev.earshot.app.endpoints;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Small nodes that several parts of the page have.
final class Parts {
    private Parts() {}

    static Label heading(String text) {
        var label = new Label(text);
        label.getStyleClass().add(Styles.TITLE_4);
        return label;
    }

    /// Text in as many lines as it needs.
    static Label text(String words, String... styles) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /// The same, gone while it is empty.
    static Label says(String... styles) {
        var label = text("", styles);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    static Button button(String name, Ikon icon, Runnable action) {
        var button = new Button(name, new FontIcon(icon));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    static Button button(String name, Runnable action) {
        var button = new Button(name);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    /// A name, what it is the name of, and a sentence below it.
    static VBox field(String name, Node control, Node... below) {
        var label = new Label(name);
        label.setLabelFor(control);
        label.getStyleClass().add("field-name");
        control.setAccessibleText(name);
        var field = new VBox(Space.XS, label, control);
        field.getChildren().addAll(below);
        field.setMinWidth(0);
        return field;
    }

    static Label hint(String words) {
        return text(words, Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    }
}
