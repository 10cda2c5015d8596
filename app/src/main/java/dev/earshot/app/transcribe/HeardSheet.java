package dev.earshot.app.transcribe;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.IconButton;
import dev.earshot.app.fx.Space;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// What was heard and how, in a sheet at the right side of the page.
final class HeardSheet extends VBox {
    private final VBox groups = new VBox(Space.XL);
    private final IconButton close = new IconButton(Feather.X, "Close (Esc)", this::close);
    private Subscription watching = Subscription.EMPTY;

    HeardSheet() {
        getStyleClass().add("heard-sheet");
        setMaxWidth(360);
        var title = new Label("What was heard");
        title.getStyleClass().add(Styles.TITLE_4);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var header = new HBox(Space.S, title, gap, close);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("heard-header");
        groups.getStyleClass().add("heard-groups");
        var scroll = new ScrollPane(groups);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(header, scroll);
        setVisible(false);
        managedProperty().bind(visibleProperty());
    }

    void toggle(QueueItem item) {
        if (isVisible()) {
            close();
        } else {
            open(item);
        }
    }

    /// Shows the facts of an item, and keeps them fresh until it is closed.
    void open(QueueItem item) {
        watching.unsubscribe();
        watching = Subscription.combine(
                item.heard().subscribe(_ -> fill(item)),
                item.sound().subscribe(_ -> fill(item)),
                item.state().map(ItemState::ended).subscribe(_ -> fill(item)));
        setVisible(true);
        close.requestFocus();
    }

    void close() {
        watching.unsubscribe();
        watching = Subscription.EMPTY;
        setVisible(false);
    }

    private void fill(QueueItem item) {
        groups.getChildren()
                .setAll(HeardFacts.of(item).stream().map(HeardSheet::group).toList());
    }

    private static Region group(HeardFacts.Group group) {
        var title = new Label(group.title());
        title.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_BOLD, Styles.TEXT_MUTED);
        var grid = new GridPane(Space.L, Space.S);
        var labels = new ColumnConstraints(96);
        labels.setHalignment(HPos.LEFT);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(labels, values);
        int row = 0;
        for (var fact : group.facts()) {
            var label = new Label(fact.label());
            label.getStyleClass().add(Styles.TEXT_MUTED);
            var value = new Label(fact.value());
            value.setWrapText(true);
            value.setMinHeight(Region.USE_PREF_SIZE);
            label.setLabelFor(value);
            GridPane.setValignment(label, VPos.TOP);
            grid.addRow(row, label, value);
            row++;
        }
        return new VBox(Space.S, title, grid);
    }
}
