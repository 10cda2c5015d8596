package dev.earshot.app.transcribe;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.IconButton;
import dev.earshot.app.fx.Space;
import dev.earshot.app.speech.LanguageName;
import dev.earshot.app.speech.TimeText;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A recording in the list: its name, its length, what goes on with it, and the one thing to do about that.
final class QueueCell extends ListCell<QueueItem> {
    private final TranscribeViewModel model;
    private final FontIcon icon = new FontIcon(Feather.CLOCK);
    private final Label name = new Label();
    private final Label detail = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final IconButton action = new IconButton(Feather.X, "Cancel", () -> {});
    private final HBox row;
    private Subscription watching = Subscription.EMPTY;

    QueueCell(TranscribeViewModel model) {
        this.model = model;
        getStyleClass().add("queue-cell");
        setPrefWidth(0);
        icon.getStyleClass().add("state-icon");
        name.getStyleClass().add("name");
        name.setMaxWidth(Double.MAX_VALUE);
        detail.getStyleClass().addAll("detail", Styles.TEXT_SMALL);
        progress.getStyleClass().add(Styles.SMALL);
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.managedProperty().bind(progress.visibleProperty());
        action.getStyleClass().add("action");
        action.managedProperty().bind(action.visibleProperty());
        action.setFocusTraversable(false);
        var text = new VBox(2, name, detail, progress);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMinWidth(0);
        row = new HBox(Space.M, icon, text, action);
        row.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable QueueItem item, boolean empty) {
        super.updateItem(item, empty);
        watching.unsubscribe();
        watching = Subscription.EMPTY;
        if (empty || item == null) {
            setGraphic(null);
            setContextMenu(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        setGraphic(row);
        name.setText(item.name());
        setTooltip(new Tooltip(item.file().toString()));
        setContextMenu(menu(item));
        watching = Subscription.combine(
                item.state().subscribe(_ -> show(item)),
                item.duration().subscribe(_ -> show(item)),
                item.transcript().language().subscribe(_ -> show(item)),
                item.selection().subscribe(_ -> show(item)));
    }

    private ContextMenu menu(QueueItem item) {
        var cancel = new MenuItem("Cancel");
        cancel.setOnAction(_ -> model.cancel(item));
        var again = new MenuItem("Transcribe again");
        again.setOnAction(_ -> {
            if (item.state().get() instanceof ItemState.Done) {
                model.again(item);
            } else {
                model.retry(item);
            }
        });
        var remove = new MenuItem("Remove from the list");
        remove.setOnAction(_ -> model.remove(item));
        var menu = new ContextMenu(cancel, again, remove);
        menu.setOnShowing(_ -> {
            cancel.setDisable(item.state().get().ended());
            again.setDisable(!item.state().get().ended());
        });
        return menu;
    }

    private void show(QueueItem item) {
        var state = item.state().get();
        var look = StateLook.of(state);
        icon.setIconCode(look.icon());
        icon.getStyleClass().setAll("ikonli-font-icon", "state-icon", look.style());
        detail.setText(detail(item, look));
        setAccessibleText(item.name() + ", " + detail.getText());
        boolean failed = state instanceof ItemState.Failed;
        detail.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("failed"), failed);
        progress.setVisible(state instanceof ItemState.Running);
        if (state instanceof ItemState.Running running) {
            progress.setProgress(running.progress());
        }
        switch (state) {
            case ItemState.Waiting _, ItemState.Running _ -> offer(Feather.X, "Cancel", () -> model.cancel(item));
            case ItemState.Failed _, ItemState.Cancelled _ ->
                offer(Feather.ROTATE_CW, "Try again", () -> model.retry(item));
            case ItemState.Recording _ -> offer(Feather.SQUARE, "Stop recording", () -> model.cancel(item));
            case ItemState.Done _ -> action.setVisible(false);
        }
    }

    private void offer(Feather symbol, String what, Runnable does) {
        action.setVisible(true);
        action.setGraphic(new FontIcon(symbol));
        action.setTooltip(new Tooltip(what));
        action.setAccessibleText(what);
        action.setOnAction(_ -> does.run());
    }

    private static String detail(QueueItem item, StateLook look) {
        String length = item.duration().get().isPositive()
                ? TimeText.clock(item.duration().get()) + " · "
                : "";
        String part = item.part().isEmpty() ? "" : item.part() + " · ";
        String language = item.transcript()
                .language()
                .get()
                .map(tag -> LanguageName.of(tag) + " · ")
                .orElse("");
        return length + part + language + look.text();
    }
}
