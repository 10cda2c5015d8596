package dev.earshot.app.fx;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// What stands where there is nothing to see yet: what to do next, and what it is good for.
public final class Invitation extends VBox {
    private static final double WIDEST = 480;

    public Invitation(Ikon picture, String title, String hint) {
        super(Space.M);
        var icon = new FontIcon(picture);
        icon.getStyleClass().add("large-icon");
        var what = new Label(title);
        what.getStyleClass().add(Styles.TITLE_3);
        var why = new Label(hint);
        why.getStyleClass().add(Styles.TEXT_MUTED);
        why.setMaxWidth(WIDEST);
        for (var label : List.of(what, why)) {
            label.setWrapText(true);
            label.setTextAlignment(TextAlignment.CENTER);
            label.setAlignment(Pos.CENTER);
            label.setMinHeight(USE_PREF_SIZE);
        }
        getChildren().addAll(icon, what, why);
        setAlignment(Pos.CENTER);
        setMouseTransparent(true);
    }
}
