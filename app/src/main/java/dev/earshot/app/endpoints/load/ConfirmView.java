package dev.earshot.app.endpoints.load;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Asks whether another machine may be loaded, which is so only when its name is typed.
final class ConfirmView extends VBox {
    private final Label title = text();
    private final Label sentence = text();
    private final Label naming = text();
    private final TextField name = new TextField();
    private final Button go = new Button("Load it", new FontIcon(Feather.PLAY));

    ConfirmView(LoadViewModel model) {
        super(Space.M);
        getStyleClass().add("load-confirm");
        title.getStyleClass().add(Styles.TITLE_4);
        name.setPrefColumnCount(24);
        name.setAccessibleText("The name of the host that may be loaded");
        name.setOnAction(_ -> model.confirm(name.getText()));
        go.getStyleClass().add(Styles.DANGER);
        go.setOnAction(_ -> model.confirm(name.getText()));
        var cancel = new Button("Leave it alone");
        cancel.setOnAction(_ -> model.refuse());
        cancel.setCancelButton(true);
        var row = new FlowPane(Space.S, Space.S, name, go, cancel);
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(title, sentence, naming, row);
        managedProperty().bind(visibleProperty());
        model.phase().subscribe(this::show);
    }

    private static Label text() {
        var label = new Label();
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private void show(LoadPhase phase) {
        setVisible(phase instanceof LoadPhase.Asking);
        if (phase instanceof LoadPhase.Asking(var host, var what)) {
            title.setText("May " + host + " be loaded?");
            sentence.setText(what);
            naming.setText(
                    "It is not this machine. Go on only if it is yours, or its owner agrees; then type its name, "
                            + host + ":");
            name.clear();
            name.requestFocus();
        }
    }
}
