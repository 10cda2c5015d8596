package dev.earshot.app.shell;

import dev.earshot.app.fx.Focus;
import dev.earshot.app.fx.Space;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.WindowEvent;

/// All that is inside the window: the rail at the left, the page beside it, the status bar below them, and above them
/// what comes and goes (running tasks, notices, the shortcut sheet, the target for dropped files).
public final class Shell extends StackPane implements AutoCloseable {
    private final List<Page> pages;
    private final NavigationRail rail;
    private final StackPane pageHolder = new StackPane();
    private final StatusBar statusBar;
    private final TaskPanel taskPanel;
    private final NoticeStack notices;
    private final ShortcutSheet sheet = new ShortcutSheet();
    private final List<Shortcut> everywhere;

    /// @param pages in the rail from the top
    /// @param pinned in the rail at the bottom
    /// @param inUse what the status bar says at its right end
    /// @param open gets the files that are dropped
    public Shell(
            List<Page> pages,
            List<Page> pinned,
            RunningTasks tasks,
            NoticeStack notices,
            ObservableValue<String> inUse,
            Consumer<List<Path>> open) {
        this.pages = Stream.concat(pages.stream(), pinned.stream()).toList();
        this.notices = notices;
        this.rail = new NavigationRail(pages, pinned);
        this.taskPanel = new TaskPanel(tasks.list());
        this.statusBar = new StatusBar(tasks.list(), inUse, this::toggleTasks, this::showShortcuts);
        this.everywhere = shortcutsEverywhere(pinned);
        getStyleClass().add("shell");
        setMinSize(0, 0);
        pageHolder.getStyleClass().add("page-holder");
        pageHolder.setMinSize(0, 0);

        // In the order in which Tab goes through them.
        var frame = new BorderPane();
        frame.setLeft(rail);
        frame.setCenter(pageHolder);
        frame.setBottom(statusBar);
        getChildren().addAll(frame, taskPanel, notices, sheet, new FileDrop(this, open));
        StackPane.setAlignment(taskPanel, Pos.BOTTOM_LEFT);
        StackPane.setAlignment(notices, Pos.BOTTOM_RIGHT);
        statusBar.heightProperty().subscribe(height -> {
            StackPane.setMargin(taskPanel, new Insets(Space.S, Space.S, height.doubleValue() + Space.S, Space.S));
            StackPane.setMargin(notices, new Insets(Space.L, Space.L, height.doubleValue() + Space.L, Space.L));
        });

        rail.selected().subscribe((before, now) -> turn(before, now));
        addEventHandler(KeyEvent.KEY_PRESSED, new Keyboard(this::activeShortcuts)::handle);
        addEventHandler(KeyEvent.KEY_TYPED, this::askForHelp);
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::closeTasksFromOutside);
    }

    public void show(Page page) {
        rail.select(page);
    }

    /// The page that is shown.
    public ReadOnlyObjectProperty<Page> page() {
        return rail.selected();
    }

    /// Gives the keyboard to the page.
    public void focusPage() {
        if (!Focus.into(page().get().view())) {
            rail.focus();
        }
    }

    private void showShortcuts() {
        taskPanel.setVisible(false);
        sheet.open(List.of(
                new ShortcutSheet.Group("Everywhere", everywhere),
                new ShortcutSheet.Group(page().get().title(), page().get().shortcuts())));
    }

    /// What would be lost if the window closed now.
    List<String> unfinished() {
        return pages.stream().flatMap(page -> page.unfinished().stream()).toList();
    }

    /// Closes the pages, the last one first.
    @Override
    public void close() {
        pages.reversed().forEach(Page::close);
    }

    private void turn(Page before, Page now) {
        boolean hadKeyboard = pageHolder.isFocusWithin();
        try {
            now.attach();
        } finally {
            // Half a page and a notice serve better than the wrong page.
            pageHolder.getChildren().setAll(now.view());
        }
        if (before != null) {
            before.detach();
        }
        if (hadKeyboard) {
            focusPage();
        }
    }

    private List<Shortcut> shortcutsEverywhere(List<Page> pinned) {
        List<Shortcut> all = new ArrayList<>();
        for (int i = 0; i < Math.min(pages.size(), 9); i++) {
            var page = pages.get(i);
            all.add(shortcut("Shortcut+" + (i + 1), "Go to " + page.title(), () -> goTo(page)));
        }
        pinned.stream()
                .findFirst()
                .ifPresent(page -> all.add(shortcut("Shortcut+Comma", "Go to " + page.title(), () -> goTo(page))));
        all.add(shortcut("F6", "Next part of the window", this::nextPart));
        all.add(shortcut("Shortcut+Slash", "Show this list", this::showShortcuts));
        all.add(shortcut("F1", "Show this list", this::showShortcuts));
        all.add(shortcut("Esc", "Dismiss the newest notice", this::dismiss));
        all.add(shortcut("Shortcut+Q", "Close Earshot", this::closeWindow));
        return List.copyOf(all);
    }

    private static Shortcut shortcut(String keys, String what, Runnable action) {
        return new Shortcut(KeyCombination.valueOf(keys), what, action);
    }

    /// The page's own come first: Esc may mean something to it.
    private List<Shortcut> activeShortcuts() {
        return Stream.concat(page().get().shortcuts().stream(), everywhere.stream())
                .toList();
    }

    private void goTo(Page page) {
        show(page);
        focusPage();
    }

    private void closeWindow() {
        var window = getScene().getWindow();
        window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
    }

    private void nextPart() {
        if (rail.isFocusWithin()) {
            Focus.into(pageHolder);
        } else if (pageHolder.isFocusWithin()) {
            Focus.into(statusBar);
        } else {
            rail.focus();
        }
    }

    private void dismiss() {
        if (taskPanel.isVisible()) {
            taskPanel.setVisible(false);
        } else {
            notices.dismissNewest();
        }
    }

    private void toggleTasks() {
        taskPanel.setVisible(!taskPanel.isVisible());
        if (taskPanel.isVisible()) {
            Focus.into(taskPanel);
        }
    }

    /// The question mark lies under other keys on other keyboards: what was typed counts.
    private void askForHelp(KeyEvent typed) {
        if (typed.getCharacter().equals("?") && !Keyboard.isTextInput(typed.getTarget()) && !sheet.isVisible()) {
            showShortcuts();
        }
    }

    private void closeTasksFromOutside(MouseEvent press) {
        if (!isOver(taskPanel, press) && !isOver(statusBar, press)) {
            taskPanel.setVisible(false);
        }
    }

    private static boolean isOver(Node node, MouseEvent mouse) {
        return node.contains(node.sceneToLocal(mouse.getSceneX(), mouse.getSceneY()));
    }
}
