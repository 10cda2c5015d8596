package dev.earshot.app.transcribe;

import atlantafx.base.controls.CustomTextField;
import dev.earshot.app.fx.IconButton;
import dev.earshot.app.fx.Space;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The line in which one looks for words. Enter and Shift+Enter go on and back, Escape puts it away.
final class SearchBar extends HBox {
    private final CustomTextField field = new CustomTextField();
    private final Search search;
    private final Runnable closed;

    /// @param closed where the focus goes afterwards
    SearchBar(Search search, Runnable closed) {
        super(Space.XS);
        this.search = search;
        this.closed = closed;
        getStyleClass().add("search-bar");
        setAlignment(Pos.CENTER_LEFT);
        field.setLeft(new FontIcon(Feather.SEARCH));
        field.setPromptText("Find in transcript");
        field.setAccessibleText("Find in transcript");
        field.textProperty().bindBidirectional(search.query());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setMaxWidth(360);
        var summary = new Label();
        summary.getStyleClass().add("text-muted");
        summary.setMinWidth(USE_PREF_SIZE);
        search.found().subscribe(_ -> summary.setText(search.summary()));
        search.query().subscribe(_ -> summary.setText(search.summary()));
        getChildren()
                .addAll(
                        field,
                        new IconButton(Feather.CHEVRON_UP, "Previous match (Shift+F3)", search::previous),
                        new IconButton(Feather.CHEVRON_DOWN, "Next match (F3)", search::next),
                        summary,
                        new IconButton(Feather.X, "Close the search (Esc)", this::close));
        HBox.setMargin(summary, new javafx.geometry.Insets(0, Space.XS, 0, Space.XS));
        setVisible(false);
        managedProperty().bind(visibleProperty());
    }

    /// Shows itself, ready to type.
    void open() {
        setVisible(true);
        field.requestFocus();
        field.selectAll();
    }

    void close() {
        if (isVisible()) {
            setVisible(false);
            search.query().set("");
            closed.run();
        }
    }

    private void pressed(KeyEvent key) {
        switch (key.getCode()) {
            case ENTER -> {
                if (key.isShiftDown()) {
                    search.previous();
                } else {
                    search.next();
                }
                key.consume();
            }
            case ESCAPE -> {
                close();
                key.consume();
            }
            default -> {}
        }
    }
}
