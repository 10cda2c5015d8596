package dev.earshot.app.endpoints;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.IconButton;
import dev.earshot.app.fx.Space;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// An endpoint: what it is and whether it can be used, and what can be done with it, a tab each.
final class EndpointPane extends BorderPane {
    private final EndpointsViewModel model;
    private final Label name = new Label();
    private final Label kind = new Label();
    private final Label address = new Label();
    private final Label problem = Parts.says(Styles.TEXT_SMALL, Styles.DANGER);
    private final KeyPanel keys;
    private final TabPane tabs = new TabPane();

    EndpointPane(EndpointsViewModel model, List<PageTab> parts) {
        this.model = model;
        getStyleClass().add("endpoint");
        keys = new KeyPanel(model);
        name.getStyleClass().add(Styles.TITLE_3);
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        kind.getStyleClass().add(Styles.TEXT_MUTED);
        kind.setMinWidth(USE_PREF_SIZE);
        address.getStyleClass().addAll("monospace", "address");
        address.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        address.setMinWidth(0);
        var edit = Parts.button("Edit", Feather.EDIT_2, model::edit);
        edit.setTooltip(new Tooltip("Change it (Ctrl+E)"));
        var first = new HBox(Space.S, name, edit, more());
        first.setAlignment(Pos.CENTER_LEFT);
        var second = new HBox(Space.M, kind, address, new IconButton(Feather.COPY, "Copy the address", this::copy));
        second.setAlignment(Pos.CENTER_LEFT);
        var head = new VBox(Space.XS, first, second, problem, keys);
        head.getStyleClass().add("endpoint-head");
        head.setMinWidth(0);
        setTop(head);
        for (var part : parts) {
            var tab = new Tab(part.name(), part.content());
            tab.setClosable(false);
            tabs.getTabs().add(tab);
        }
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setMinSize(0, 0);
        setCenter(tabs);
        setMinSize(0, 0);
        model.facts().subscribe(_ -> show());
        model.shown().subscribe(_ -> show());
    }

    private MenuButton more() {
        var menu = new MenuButton("", new FontIcon(Feather.MORE_HORIZONTAL));
        menu.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "no-arrow");
        menu.setTooltip(new Tooltip("More"));
        menu.setAccessibleText("More");
        menu.getItems()
                .addAll(
                        item("Rename", model::edit),
                        item("Duplicate", model::duplicate),
                        item("Enter a key\u2026", this::enterKey),
                        new SeparatorMenuItem(),
                        item("Remove", model::remove));
        return menu;
    }

    private static MenuItem item(String name, Runnable action) {
        var item = new MenuItem(name);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putString(address.getText());
        Clipboard.getSystemClipboard().setContent(content);
        model.with().notices().info("The address was copied.");
    }

    private void show() {
        model.current().ifPresent(one -> {
            name.setText(one.name());
            kind.setText(one.kindName());
            address.setText(one.address());
            address.setTooltip(new Tooltip(one.address()));
            problem.setText(one.problem().orElse(""));
        });
    }

    void enterKey() {
        keys.open();
    }

    /// The place of the tab that is shown.
    int shownTab() {
        return tabs.getSelectionModel().getSelectedIndex();
    }

    void showTab(int index) {
        tabs.getSelectionModel().select(index);
    }
}
