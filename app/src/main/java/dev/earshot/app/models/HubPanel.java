package dev.earshot.app.models;

import dev.earshot.app.fx.Space;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Where models come from: the hub's address and a token, which is taken and never shown.
final class HubPanel {
    private final HubViewModel hub;

    HubPanel(HubViewModel hub) {
        this.hub = hub;
    }

    VBox view() {
        return Panels.section("Model hub", address(), token());
    }

    private VBox address() {
        var field = new TextField();
        field.setAccessibleText("Address of the hub");
        field.setMinWidth(120);
        HBox.setHgrow(field, Priority.ALWAYS);
        hub.state().subscribe(now -> field.setText(now.address()));
        var apply = Panels.button("Apply", () -> hub.use(field.getText()));
        apply.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> field.getText().strip().equals(hub.state().get().address()),
                        field.textProperty(),
                        hub.state()));
        field.setOnAction(_ -> apply.fire());
        var usual = Panels.button("Usual hub", () -> hub.use(""));
        var offline = Panels.says("text-small", "warning");
        hub.state().subscribe(now -> offline.setText(now.offline().orElse("")));
        return Panels.row(
                Panels.title(
                        "Address",
                        Panels.text("Where models are fetched from. Nothing is fetched before you ask for it.")),
                new HBox(Space.S, field, apply, usual),
                offline);
    }

    private VBox token() {
        var field = new PasswordField();
        field.setPromptText("Paste a token");
        field.setAccessibleText("Token for the hub");
        field.setMinWidth(120);
        HBox.setHgrow(field, Priority.ALWAYS);
        var keep = Panels.button("Save", () -> {
            hub.keep(field.getText());
            field.clear();
        });
        keep.disableProperty().bind(field.textProperty().map(String::isBlank));
        field.setOnAction(_ -> keep.fire());
        var forget = Panels.button("Forget it", hub::forget);
        var kept = new Label();
        kept.getStyleClass().add("text-small");
        hub.state().subscribe(now -> {
            kept.setText(now.token() ? "A token is sent." : "No token is sent.");
            forget.setVisible(now.token());
        });
        return Panels.row(
                Panels.title(
                        "Token",
                        Panels.text("Only for models that need an account. It is sent to this hub and to nobody else,"
                                + " and is not shown again.")),
                new HBox(Space.S, field, keep, forget),
                kept);
    }
}
