package dev.earshot.app.endpoints;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import dev.earshot.bridge.client.EndpointVendor;
import dev.earshot.bridge.endpoint.Environment;
import dev.earshot.bridge.wire.Encoding;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Where an endpoint is typed in.
final class EditorView extends BorderPane {
    private final EndpointsViewModel model;
    private final EndpointEditor editor;
    private final FieldRow name;
    private final FieldRow address;
    private final KindPicker kind;
    private final Label resolved = Parts.says(Styles.TEXT_SMALL, Styles.TEXT_MUTED);

    EditorView(EndpointsViewModel model, EndpointEditor editor) {
        this.model = model;
        this.editor = editor;
        getStyleClass().add("editor");
        name = FieldRow.line(editor, Entry.NAME, "Name", "kitchen");
        address = FieldRow.line(
                editor, Entry.ADDRESS, "Address", "wss://api.example.org, or ws://{{host}}:8000", resolved);
        kind = new KindPicker(editor, model.with().user().vendors());
        var column = new VBox(
                Space.L,
                title(),
                name,
                address,
                kind,
                pair(
                        FieldRow.line(editor, Entry.MODEL, "Model", "the service's own"),
                        FieldRow.line(editor, Entry.LANGUAGE, "Language", "de, en-US")),
                described(),
                more());
        column.getStyleClass().add("form");
        column.setMaxWidth(720);
        var scroll = new ScrollPane(column);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("settings");
        setCenter(scroll);
        setBottom(buttons());
        setMinSize(0, 0);
        editor.draft().subscribe(now -> resolve(now.text(Entry.ADDRESS)));
        model.environment().subscribe(_ -> resolve(editor.draft().get().text(Entry.ADDRESS)));
        // Before a text field, which keeps Escape for itself.
        addEventFilter(KeyEvent.KEY_PRESSED, press -> {
            if (press.getCode() == KeyCode.ESCAPE) {
                press.consume();
                model.putAway();
            }
        });
    }

    private Label title() {
        return Parts.heading(editor.original().map(old -> "Edit " + old).orElse("New endpoint"));
    }

    private void resolve(String text) {
        Optional<Environment> environment = model.environment().get().flatMap(model.environments()::of);
        resolved.setText(Variables.preview(text, environment).orElse(""));
    }

    /// Side by side where there is room.
    private static FlowPane pair(Node... fields) {
        var pane = new FlowPane(Space.L, Space.L);
        for (var field : fields) {
            ((Region) field).setPrefWidth(210);
            pane.getChildren().add(field);
        }
        return pane;
    }

    /// Only for kinds that can be any service.
    private Node described() {
        var row = FieldRow.lines(
                editor,
                Entry.DESCRIPTION,
                "Description",
                "{\"path\": \"/v1/listen\", \u2026}",
                Parts.hint("What the service is asked and what it answers, as docs/generic-endpoint.md says."
                        + " 'Describe a service' writes it from an answer of the service."));
        row.managedProperty().bind(row.visibleProperty());
        editor.draft().subscribe(now -> row.setVisible(Kinds.isDescribed(now.text(Entry.KIND))));
        return row;
    }

    private Node more() {
        var inside = new VBox(Space.L);
        inside.getChildren()
                .addAll(
                        FieldRow.lines(editor, Entry.QUERY, "Parameters of the query", "smart_format=true", oneALine()),
                        FieldRow.lines(editor, Entry.HEADERS, "Headers", "X-Region: {{region}}", oneALine()),
                        sound(),
                        pair(
                                FieldRow.line(editor, Entry.CONNECT, "Connect within (s)", "10"),
                                FieldRow.line(editor, Entry.READ, "Answer within (s)", "60"),
                                FieldRow.line(editor, Entry.OVERALL, "All answers within (s)", "600")),
                        pair(
                                FieldRow.line(editor, Entry.RETRIES, "Try again, times", "3"),
                                FieldRow.line(editor, Entry.FIRST_PAUSE, "First pause (s)", "0.1"),
                                FieldRow.line(editor, Entry.PAUSE, "Later pauses (s)", "2")),
                        pair(
                                FieldRow.line(editor, Entry.PER_HOUR, "Price of an hour", "none"),
                                FieldRow.line(editor, Entry.PER_REQUEST, "Price of a request", "none"),
                                FieldRow.line(editor, Entry.CURRENCY, "Currency", "USD")),
                        cached());
        var pane = new TitledPane("Parameters, sound, limits, price", inside);
        pane.setAnimated(false);
        pane.getStyleClass().add("licences");
        pane.setExpanded(isUnusual());
        editor.complaints().subscribe(now -> {
            if (now.keySet().stream().anyMatch(MORE::contains)) {
                pane.setExpanded(true);
            }
        });
        return pane;
    }

    private static final List<Entry> MORE = List.of(
            Entry.QUERY,
            Entry.HEADERS,
            Entry.FORMAT,
            Entry.RATE,
            Entry.CONNECT,
            Entry.READ,
            Entry.OVERALL,
            Entry.RETRIES,
            Entry.FIRST_PAUSE,
            Entry.PAUSE,
            Entry.PER_HOUR,
            Entry.PER_REQUEST,
            Entry.CURRENCY);

    private boolean isUnusual() {
        var draft = editor.draft().get();
        return draft.cached()
                || MORE.stream().anyMatch(entry -> draft.given(entry).isPresent());
    }

    private static Label oneALine() {
        return Parts.hint("One a line. Keys do not belong here: a key is kept for its host alone.");
    }

    /// Only for kinds that leave it to their clients.
    private Node sound() {
        var formats = Arrays.stream(Encoding.values())
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        var row = pair(
                FieldRow.line(editor, Entry.FORMAT, "Sound format", "the kind's own", Parts.hint(formats)),
                FieldRow.line(editor, Entry.RATE, "Samples a second", "the kind's own"));
        row.managedProperty().bind(row.visibleProperty());
        editor.draft()
                .subscribe(now -> row.setVisible(
                        editor.kind().map(EndpointVendor::choosesSound).orElse(true)
                                || now.given(Entry.FORMAT).isPresent()
                                || now.given(Entry.RATE).isPresent()));
        return row;
    }

    private Node cached() {
        var box = new CheckBox("Ask for the same sound only once");
        editor.draft().subscribe(now -> box.setSelected(now.cached()));
        box.setOnAction(_ -> editor.chooseCached(box.isSelected()));
        return new VBox(Space.XS, box, Parts.hint("Answers are kept on this computer, for recordings."));
    }

    private Node buttons() {
        var refused = Parts.says(Styles.DANGER);
        editor.refused().subscribe(sentence -> refused.setText(sentence.orElse("")));
        refused.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(refused, Priority.ALWAYS);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var cancel = Parts.button("Cancel", model::putAway);
        var save = Parts.button("Save", this::save);
        save.getStyleClass().add(Styles.ACCENT);
        var row = new HBox(Space.S, refused, gap, cancel, save);
        row.setAlignment(Pos.CENTER_RIGHT);
        row.getStyleClass().add("form-buttons");
        return row;
    }

    private void save() {
        model.save();
        if (!editor.complaints().get().isEmpty()) {
            focusFirst();
        }
    }

    /// Puts the keyboard where something is to be done.
    void focusFirst() {
        var complaints = editor.complaints().get();
        if (editor.original().isEmpty()
                && editor.draft().get().text(Entry.ADDRESS).isEmpty()) {
            address.focus();
        } else if (complaints.containsKey(Entry.ADDRESS)) {
            address.focus();
        } else {
            name.focus();
        }
    }
}
