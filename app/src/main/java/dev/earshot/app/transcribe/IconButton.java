package dev.earshot.app.transcribe;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A button that is an icon: what it does stands in its tooltip and in its accessible text.
final class IconButton extends Button {
    IconButton(Feather icon, String what, Runnable action) {
        super(null, new FontIcon(icon));
        getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        setOnAction(_ -> action.run());
        says(what);
    }

    void says(String what) {
        setTooltip(new Tooltip(what));
        setAccessibleText(what);
    }

    void shows(Feather icon, String what) {
        setGraphic(new FontIcon(icon));
        says(what);
    }
}
