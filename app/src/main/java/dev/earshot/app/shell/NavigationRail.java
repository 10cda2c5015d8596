package dev.earshot.app.shell;

import dev.earshot.app.fx.Space;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The pages as a column of buttons at the window's left edge, one of them selected. The arrow keys move along it.
final class NavigationRail extends VBox {
    private final ReadOnlyObjectWrapper<Page> selected = new ReadOnlyObjectWrapper<>(this, "selected");
    private final List<Item> items = new ArrayList<>();
    private final ToggleGroup group = new ToggleGroup();

    /// @param pages from the top
    /// @param pinned at the bottom
    NavigationRail(List<Page> pages, List<Page> pinned) {
        super(Space.XS);
        getStyleClass().add("rail");
        pages.forEach(this::add);
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        getChildren().add(gap);
        pinned.forEach(this::add);
        addEventFilter(KeyEvent.KEY_PRESSED, this::move);
    }

    /// The page whose button is down; none before the first [#select].
    ReadOnlyObjectProperty<Page> selected() {
        return selected.getReadOnlyProperty();
    }

    void select(Page page) {
        items.stream().filter(item -> item.page.equals(page)).forEach(item -> item.setSelected(true));
        selected.set(page);
    }

    void focus() {
        items.stream().filter(ToggleButton::isSelected).forEach(ToggleButton::requestFocus);
    }

    private void add(Page page) {
        var item = new Item(page);
        item.setToggleGroup(group);
        item.setOnAction(_ -> select(page));
        items.add(item);
        getChildren().add(item);
    }

    private void move(KeyEvent event) {
        int here = items.indexOf(event.getTarget());
        int last = items.size() - 1;
        int there = switch (event.getCode()) {
            case UP -> Math.max(here - 1, 0);
            case DOWN -> Math.min(here + 1, last);
            case HOME -> 0;
            case END -> last;
            default -> -1;
        };
        if (here >= 0 && there >= 0) {
            event.consume();
            items.get(there).requestFocus();
            select(items.get(there).page);
        }
    }

    /// Stays down when it is pressed again, as a radio button does.
    private static final class Item extends ToggleButton {
        private final Page page;

        Item(Page page) {
            super(page.title(), new FontIcon(page.icon()));
            this.page = page;
            getStyleClass().add("rail-item");
            setContentDisplay(ContentDisplay.TOP);
            setMaxWidth(Double.MAX_VALUE);
            setTooltip(new Tooltip(page.title()));
            setAccessibleRole(AccessibleRole.RADIO_BUTTON);
        }

        @Override
        public void fire() {
            if (!isSelected()) {
                super.fire();
            }
        }
    }
}
