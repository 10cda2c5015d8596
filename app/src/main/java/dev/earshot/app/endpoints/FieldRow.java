package dev.earshot.app.endpoints;

import dev.earshot.app.fx.Space;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;

/// One entry of an endpoint: its name, where it is typed, what it is for, and what is wrong with it.
final class FieldRow extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final EndpointEditor editor;
    private final Entry entry;
    private final TextInputControl input;
    private final Label complaint = Parts.says("text-small", "danger");

    static FieldRow line(EndpointEditor editor, Entry entry, String name, String prompt, Node... hints) {
        return new FieldRow(editor, entry, name, new TextField(), prompt, hints);
    }

    static FieldRow lines(EndpointEditor editor, Entry entry, String name, String prompt, Node... hints) {
        var area = new TextArea();
        area.setPrefRowCount(3);
        area.getStyleClass().add("monospace");
        return new FieldRow(editor, entry, name, area, prompt, hints);
    }

    private FieldRow(
            EndpointEditor editor, Entry entry, String name, TextInputControl input, String prompt, Node... hints) {
        super(Space.XS);
        this.editor = editor;
        this.entry = entry;
        this.input = input;
        setMinWidth(0);
        input.setPromptText(prompt);
        var field = Parts.field(name, input, complaint);
        getChildren().add(field);
        getChildren().addAll(hints);
        editor.draft().subscribe(now -> {
            if (!input.getText().equals(now.text(entry))) {
                input.setText(now.text(entry));
            }
        });
        input.textProperty().subscribe(text -> editor.type(entry, text));
        editor.complaints().subscribe(_ -> show());
    }

    private void show() {
        var sentence = editor.complaints().get().getOrDefault(entry, "");
        complaint.setText(sentence);
        input.pseudoClassStateChanged(WRONG, !sentence.isEmpty());
        input.setAccessibleHelp(sentence);
    }

    Entry entry() {
        return entry;
    }

    void focus() {
        input.requestFocus();
        input.selectAll();
    }
}
