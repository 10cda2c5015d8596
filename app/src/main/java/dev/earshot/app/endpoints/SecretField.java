package dev.earshot.app.endpoints;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Where a key is typed or pasted, seen only while its eye is pressed.
final class SecretField extends HBox {
    private final PasswordField hidden = new PasswordField();
    private final TextField plain = new TextField();

    SecretField(String prompt) {
        super(Space.XS);
        hidden.setPromptText(prompt);
        hidden.setAccessibleText("Key");
        plain.setEditable(false);
        plain.setFocusTraversable(false);
        plain.setVisible(false);
        plain.getStyleClass().add("monospace");
        var both = new StackPane(hidden, plain);
        HBox.setHgrow(both, Priority.ALWAYS);
        var eye = new Button("", new FontIcon(Feather.EYE));
        eye.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "icon-button");
        eye.setTooltip(new Tooltip("Show the key while this is pressed"));
        eye.setAccessibleText("Show the key while this is pressed");
        eye.addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> show(true));
        eye.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> show(false));
        eye.addEventHandler(KeyEvent.KEY_PRESSED, press -> show(press.getCode() == KeyCode.SPACE));
        eye.addEventHandler(KeyEvent.KEY_RELEASED, _ -> show(false));
        eye.focusedProperty().subscribe(focused -> {
            if (!focused) {
                show(false);
            }
        });
        getChildren().addAll(both, eye);
    }

    private void show(boolean seen) {
        plain.setText(seen ? hidden.getText() : "");
        plain.setVisible(seen);
        hidden.setVisible(!seen);
    }

    ObservableValue<Boolean> blank() {
        return hidden.textProperty().map(String::isBlank);
    }

    void onEnter(Runnable action) {
        hidden.setOnAction(_ -> action.run());
    }

    /// What was typed; it is not there any more afterwards.
    String take() {
        var text = hidden.getText();
        clear();
        return text;
    }

    void clear() {
        hidden.clear();
        show(false);
    }

    void focus() {
        hidden.requestFocus();
    }
}
