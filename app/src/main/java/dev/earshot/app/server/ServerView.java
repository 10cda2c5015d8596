package dev.earshot.app.server;

import dev.earshot.app.shell.Shortcut;
import dev.earshot.app.speech.SpeechDialogs;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The Server page's nodes: what it is and does above, and four tabs, or before there is anything in them what to do.
final class ServerView extends BorderPane {
    private final ServerViewModel model;
    private final TabPane tabs = new TabPane();
    private final LogView log;
    private final StartView start;

    ServerView(ServerViewModel model, SpeechDialogs dialogs) {
        this.model = model;
        getStyleClass().add("server");
        getStylesheets().add(String.valueOf(ServerView.class.getResource("server.css")));
        setMinSize(0, 0);
        log = new LogView(model);
        start = new StartView(model);
        tabs.getTabs()
                .addAll(
                        tab("Connect", new ConnectView(model)),
                        tab("Sessions", new SessionsView(model)),
                        tab("Charts", new ChartsView(model)),
                        tab("Log", log));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setMinSize(0, 0);
        setTop(new VBox(
                new ServerToolbar(model, () -> dialogs.model().ifPresent(model.choice()::chooseFolder)),
                new AddressBar(model)));
        setCenter(new StackPane(tabs, start));
        model.phase().subscribe(_ -> show());
        model.views().subscribe(_ -> show());
    }

    private static Tab tab(String name, javafx.scene.Node content) {
        var tab = new Tab(name, content);
        tab.setClosable(false);
        return tab;
    }

    /// Tabs as soon as there is something in them.
    private void show() {
        boolean first = switch (model.phase().get()) {
            case Phase.Off _, Phase.Failed _, Phase.Starting _ ->
                model.views().get().isEmpty();
            case Phase.On _, Phase.Stopping _ -> false;
        };
        start.setVisible(first);
        tabs.setVisible(!first);
    }

    /// Shows one of the tabs.
    void showTab(int index) {
        tabs.getSelectionModel().select(index);
    }

    /// What the keyboard can do here.
    List<Shortcut> shortcuts() {
        var all = new ArrayList<Shortcut>(List.of(
                shortcut(KeyCode.R, "Start the server, or stop it", model::toggle),
                shortcut(KeyCode.B, "Open the test page in a browser", model::openTestPage),
                shortcut(KeyCode.F, "Search the log", this::search)));
        for (int i = 0; i < tabs.getTabs().size(); i++) {
            int index = i;
            all.add(new Shortcut(
                    new KeyCodeCombination(KeyCode.getKeyCode(String.valueOf(i + 1)), KeyCombination.ALT_DOWN),
                    "Show " + tabs.getTabs().get(i).getText(),
                    () -> showTab(index)));
        }
        return all;
    }

    private void search() {
        if (tabs.isVisible()) {
            showTab(tabs.getTabs().size() - 1);
            log.search();
        }
    }

    private static Shortcut shortcut(KeyCode key, String what, Runnable action) {
        Modifier control = KeyCombination.SHORTCUT_DOWN;
        return new Shortcut(new KeyCodeCombination(key, control), what, action);
    }
}
