package dev.earshot.app.fx;

import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// How fields stand on a form: in sections with a title, each below its name, which a screen reader
/// says with it.
public final class Form {
    private Form() {}

    public static VBox section(String title, Node... nodes) {
        var heading = new Label(title);
        heading.getStyleClass().add(Styles.TITLE_4);
        var section = new VBox(Space.S, heading);
        section.getChildren().addAll(nodes);
        return section;
    }

    public static VBox named(String name, Node field) {
        var label = new Label(name);
        label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        label.setLabelFor(field);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return new VBox(Space.XS, label, field);
    }
}
