package dev.earshot.app.endpoints;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// The name of something, which is changed where it stands: with Enter, or by leaving it.
final class NameField extends VBox {
    private final TextField field = new TextField();
    private final Label complaint = Parts.says("text-small", "danger");
    private String name = "";

    /// @param rename is given the new name, and whom to tell why it is none
    NameField(String what, BiConsumer<String, Consumer<String>> rename) {
        field.setAccessibleText("Name of the " + what);
        field.getStyleClass().add("name-field");
        field.setOnAction(_ -> commit(rename));
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                commit(rename);
            }
        });
        getChildren().addAll(field, complaint);
    }

    private void commit(BiConsumer<String, Consumer<String>> rename) {
        complaint.setText("");
        if (!field.getText().strip().equals(name)) {
            rename.accept(field.getText().strip(), complaint::setText);
        }
    }

    void show(String now) {
        name = now;
        complaint.setText("");
        field.setText(now);
    }

    void focus() {
        field.requestFocus();
        field.selectAll();
    }
}
