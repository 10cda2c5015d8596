package dev.earshot.app.endpoints;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import java.util.ArrayList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// An endpoint in the list: its name, its kind and host, and how it stands with its key.
final class EndpointCell extends ListCell<EndpointFacts> {
    private final EndpointsViewModel model;
    private final Label name = new Label();
    private final Label detail = new Label();
    private final HBox marks = new HBox(Space.XS);
    private final HBox row;

    EndpointCell(EndpointsViewModel model) {
        this.model = model;
        getStyleClass().add("side-cell");
        setPrefWidth(0);
        name.getStyleClass().add("name");
        detail.getStyleClass().addAll("detail", Styles.TEXT_SMALL);
        var text = new VBox(2, name, detail);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        marks.setAlignment(Pos.CENTER_RIGHT);
        marks.setMinWidth(USE_PREF_SIZE);
        row = new HBox(Space.S, text, marks);
        row.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable EndpointFacts one, boolean empty) {
        super.updateItem(one, empty);
        if (empty || one == null) {
            setGraphic(null);
            setTooltip(null);
            setContextMenu(null);
            setAccessibleText(null);
            return;
        }
        name.setText(one.name());
        detail.setText(one.kindName() + " \u00b7 " + one.host());
        var said = new ArrayList<String>();
        var icons = new ArrayList<Node>();
        one.problem().ifPresent(sentence -> {
            icons.add(mark(Feather.ALERT_CIRCLE, "bad"));
            said.add(sentence);
        });
        if (one.exposed()) {
            icons.add(mark(Feather.ALERT_TRIANGLE, "careful"));
            one.key().exposure().ifPresent(said::add);
        }
        if (one.key() instanceof KeyState.Kept(var origin, var _)) {
            icons.add(mark(Feather.KEY, "kept"));
            said.add("A key for " + origin + " is kept.");
        }
        marks.getChildren().setAll(icons);
        setTooltip(new Tooltip(one.address() + (said.isEmpty() ? "" : "\n" + String.join("\n", said))));
        setAccessibleText(one.name() + ", " + detail.getText() + ". " + String.join(" ", said));
        setContextMenu(menu(one));
        setGraphic(row);
    }

    private static Node mark(Feather symbol, String style) {
        var icon = new FontIcon(symbol);
        icon.getStyleClass().addAll("mark", style);
        return icon;
    }

    private ContextMenu menu(EndpointFacts one) {
        return new ContextMenu(
                item("Edit", one, model::edit),
                item("Duplicate", one, model::duplicate),
                item("Remove", one, model::remove));
    }

    private MenuItem item(String name, EndpointFacts one, Runnable action) {
        var item = new MenuItem(name);
        item.setOnAction(_ -> {
            model.show(new Shown.Endpoint(one.name()));
            action.run();
        });
        return item;
    }
}
