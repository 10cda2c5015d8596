package dev.earshot.app.fx;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// A flat button that shows an icon only; its name is its tooltip and what a screen reader says.
public final class IconButton extends Button {
    public IconButton(Ikon icon, String name, Runnable action) {
        setGraphic(new FontIcon(icon));
        getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "icon-button");
        setTooltip(new Tooltip(name));
        setAccessibleText(name);
        setOnAction(_ -> action.run());
    }
}
