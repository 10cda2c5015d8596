package dev.earshot.app.endpoints;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// All that can be added.
final class AddMenu extends MenuButton {
    AddMenu(EndpointsViewModel model, Runnable importFile) {
        super("New", new FontIcon(Feather.PLUS));
        setTooltip(new Tooltip("Add something (Ctrl+N adds an endpoint)"));
        setMinWidth(USE_PREF_SIZE);
        getItems()
                .addAll(
                        item("Endpoint", model::add),
                        item("Endpoint from the clipboard", () -> paste(model)),
                        item("Earshot on this computer", model::addOwnServer),
                        item("Describe a service\u2026", () -> model.show(new Shown.Builder())),
                        new SeparatorMenuItem(),
                        item("Environment", model.environments()::add),
                        item("Collection", model.collections()::add),
                        new SeparatorMenuItem(),
                        item("Import a file\u2026", importFile));
    }

    private static MenuItem item(String name, Runnable action) {
        var item = new MenuItem(name);
        item.setOnAction(_ -> action.run());
        return item;
    }

    /// Begins an endpoint at the address in the clipboard.
    static void paste(EndpointsViewModel model) {
        var clipboard = Clipboard.getSystemClipboard();
        var text = clipboard.hasString() ? clipboard.getString().strip() : "";
        if (Kinds.address(text).isPresent() || text.contains("{{")) {
            model.add(text);
        } else {
            model.with()
                    .notices()
                    .info("There is no address in the clipboard; copy one such as wss://api.example.org.");
        }
    }
}
