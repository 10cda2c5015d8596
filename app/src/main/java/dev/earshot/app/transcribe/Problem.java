package dev.earshot.app.transcribe;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is seen of a recording that cannot be opened: why, and what can be done about it.
final class Problem extends VBox {
    private final Label sentence = new Label();

    Problem(Runnable again, Runnable remove) {
        super(Space.L);
        getStyleClass().add("problem");
        setAlignment(Pos.CENTER);
        var icon = new FontIcon(Feather.ALERT_CIRCLE);
        icon.getStyleClass().add("large-icon");
        sentence.setWrapText(true);
        sentence.setAlignment(Pos.CENTER);
        sentence.setTextAlignment(TextAlignment.CENTER);
        sentence.setMaxWidth(480);
        sentence.setMinHeight(USE_PREF_SIZE);
        var retry = new Button("Try again", new FontIcon(Feather.REFRESH_CW));
        retry.getStyleClass().add(Styles.ACCENT);
        retry.setOnAction(_ -> again.run());
        var forget = new Button("Remove from the list");
        forget.setOnAction(_ -> remove.run());
        var buttons = new HBox(Space.S, retry, forget);
        buttons.setAlignment(Pos.CENTER);
        getChildren().addAll(icon, sentence, buttons);
        managedProperty().bind(visibleProperty());
    }

    void says(String why) {
        sentence.setText(why);
    }
}
