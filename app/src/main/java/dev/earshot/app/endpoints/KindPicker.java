package dev.earshot.app.endpoints;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import dev.earshot.bridge.client.EndpointVendor;
import dev.earshot.bridge.client.Vendors;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What kind of service it is: the chosen one, and all there are to choose from, with what each is
/// for.
final class KindPicker extends VBox {
    private final EndpointEditor editor;
    private final Vendors vendors;
    private final Label chosen = Parts.text("");
    private final Label about = Parts.says(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    private final Label complaint = Parts.says(Styles.TEXT_SMALL, Styles.DANGER);
    private final CustomTextField search = new CustomTextField();
    private final ListView<EndpointVendor> list = new ListView<>();
    private final VBox all = new VBox(Space.S, search, list);
    private Optional<EndpointVendor> guessed = Optional.empty();
    private final Button change = Parts.button("Choose\u2026", this::open);

    KindPicker(EndpointEditor editor, Vendors vendors) {
        super(Space.XS);
        this.editor = editor;
        this.vendors = vendors;
        getStyleClass().add("kind-picker");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        chosen.setMinWidth(0);
        var row = new HBox(Space.S, chosen, gap, change);
        row.setAlignment(Pos.CENTER_LEFT);
        search.setPromptText("Search: a name, an address, live, recordings");
        search.setAccessibleText("Search the kinds of services");
        search.textProperty().subscribe(_ -> fill());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        list.setCellFactory(_ -> new KindCell());
        list.setPrefHeight(200);
        list.setAccessibleText("Kinds of services");
        list.setOnMouseClicked(_ -> take());
        list.addEventFilter(KeyEvent.KEY_PRESSED, press -> {
            if (press.getCode() == KeyCode.ENTER) {
                press.consume();
                take();
            }
        });
        all.managedProperty().bind(all.visibleProperty());
        var name = new Label("Kind of service");
        name.getStyleClass().add("field-name");
        change.setAccessibleText("Choose the kind of service");
        getChildren().addAll(name, row, about, complaint, all);
        all.setVisible(editor.kind().isEmpty());
        fill();
        editor.draft().subscribe(_ -> show());
        editor.complaints().subscribe(now -> complaint.setText(now.getOrDefault(Entry.KIND, "")));
    }

    private void show() {
        if (editor.kind().isPresent() && guessed.isEmpty() && !search.isFocused()) {
            all.setVisible(false);
        }
        guessed = editor.kind();
        chosen.setText(editor.kind().map(EndpointVendor::name).orElse("Not chosen yet"));
        about.setText(editor.kind().map(Kinds::about).orElse(""));
        change.setText(all.isVisible() ? "Close" : "Choose\u2026");
    }

    private void open() {
        all.setVisible(!all.isVisible());
        show();
        if (all.isVisible()) {
            search.requestFocus();
            search.selectAll();
        }
    }

    private void fill() {
        list.getItems()
                .setAll(vendors.all().stream()
                        .filter(kind -> Kinds.matches(kind, search.getText()))
                        .toList());
        list.getSelectionModel().selectFirst();
    }

    /// The arrows move in the list while its search has the keyboard.
    private void keys(KeyEvent press) {
        switch (press.getCode()) {
            case DOWN -> {
                press.consume();
                list.getSelectionModel().selectNext();
                list.scrollTo(list.getSelectionModel().getSelectedIndex());
            }
            case UP -> {
                press.consume();
                list.getSelectionModel().selectPrevious();
                list.scrollTo(list.getSelectionModel().getSelectedIndex());
            }
            case ENTER -> {
                press.consume();
                take();
            }
            default -> {}
        }
    }

    private void take() {
        var kind = list.getSelectionModel().getSelectedItem();
        if (kind != null) {
            all.setVisible(false);
            editor.choose(kind);
            show();
            change.requestFocus();
        }
    }

    private static final class KindCell extends ListCell<EndpointVendor> {
        private final Label name = new Label();
        private final Label about = new Label();
        private final VBox both = new VBox(2, name, about);

        KindCell() {
            setPrefWidth(0);
            about.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        }

        @Override
        protected void updateItem(@Nullable EndpointVendor kind, boolean empty) {
            super.updateItem(kind, empty);
            if (empty || kind == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            name.setText(kind.name());
            about.setText(Kinds.about(kind));
            setAccessibleText(kind.name() + ": " + about.getText());
            setGraphic(both);
        }
    }
}
