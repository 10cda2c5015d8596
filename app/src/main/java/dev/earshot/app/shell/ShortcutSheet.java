package dev.earshot.app.shell;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.IconButton;
import dev.earshot.app.fx.Space;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What the keyboard can do, on a sheet above the window. While it is shown the keyboard stays in it.
final class ShortcutSheet extends StackPane {
    /// A heading and what stands below it.
    record Group(String heading, List<Shortcut> shortcuts) {}

    private final VBox list = new VBox(Space.L);
    private final ScrollPane scroll = new ScrollPane(list);
    private final IconButton close = new IconButton(Feather.X, "Close (Esc)", this::close);
    private Runnable giveKeyboardBack = () -> {};

    ShortcutSheet() {
        getStyleClass().add("scrim");
        setVisible(false);
        managedProperty().bind(visibleProperty());

        var heading = new Label("Keyboard shortcuts");
        heading.getStyleClass().add(Styles.TITLE_3);
        heading.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(heading, Priority.ALWAYS);
        var top = new HBox(heading, close);
        top.setAlignment(Pos.CENTER_LEFT);
        list.getStyleClass().add("shortcut-list");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(true);
        scroll.setAccessibleText("Keyboard shortcuts");
        var card = new VBox(Space.L, top, scroll);
        card.getStyleClass().addAll("panel", "shortcut-sheet");
        card.setMaxSize(520, Region.USE_PREF_SIZE);
        getChildren().add(card);

        addEventFilter(KeyEvent.KEY_PRESSED, this::keepKeyboard);
        setOnMouseClicked(click -> {
            if (click.getTarget() == this) {
                close();
            }
        });
    }

    void open(List<Group> groups) {
        list.getChildren()
                .setAll(groups.stream()
                        .filter(group -> !group.shortcuts().isEmpty())
                        .map(ShortcutSheet::group)
                        .toList());
        var owner = getScene().getFocusOwner();
        giveKeyboardBack = owner == null ? () -> {} : owner::requestFocus;
        setVisible(true);
        scroll.setVvalue(0);
        scroll.requestFocus();
    }

    void close() {
        setVisible(false);
        giveKeyboardBack.run();
    }

    private void keepKeyboard(KeyEvent press) {
        if (press.getCode() == KeyCode.TAB) {
            press.consume();
            (scroll.isFocused() ? close : scroll).requestFocus();
        } else if (press.getCode() == KeyCode.ESCAPE || press.getCode() == KeyCode.F1) {
            press.consume();
            close();
        }
    }

    private static Node group(Group group) {
        var heading = new Label(group.heading());
        heading.getStyleClass().add(Styles.TITLE_4);
        var rows = new VBox(Space.S, heading);
        Map<String, HBox> byWhat = new LinkedHashMap<>();
        for (var shortcut : group.shortcuts()) {
            byWhat.computeIfAbsent(shortcut.what(), what -> row(rows, what))
                    .getChildren()
                    .add(keys(shortcut.keys()));
        }
        return rows;
    }

    private static HBox row(VBox rows, String what) {
        var text = new Label(what);
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var row = new HBox(Space.M, text);
        row.setAlignment(Pos.CENTER_LEFT);
        rows.getChildren().add(row);
        return row;
    }

    private static Node keys(KeyCombination keys) {
        var box = new HBox(Space.XS);
        box.setAlignment(Pos.CENTER);
        box.setMinWidth(Region.USE_PREF_SIZE);
        for (var cap : Keyboard.caps(keys)) {
            var label = new Label(cap);
            label.getStyleClass().add("key-cap");
            label.setMinWidth(Region.USE_PREF_SIZE);
            box.getChildren().add(label);
        }
        return box;
    }
}
