package dev.earshot.app.trace;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import dev.earshot.app.speech.Surroundings.Threads;
import dev.earshot.engine.trace.Trace;
import dev.earshot.engine.trace.Way;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// All messages of a session: searched, filtered, and one of them in full.
final class FramesView extends VBox {
    private final Trace trace;
    private final List<FrameRow> all;
    private final Threads threads;
    private final ObservableList<FrameRow> listed = FXCollections.observableArrayList();
    private final TableView<FrameRow> table = new TableView<>(listed);
    private final TextField search = new TextField();
    private final ToggleGroup way = new ToggleGroup();
    private final CheckBox binary = new CheckBox("Bytes and sound");
    private final Label count = new Label();
    private final TextArea detail = new TextArea();
    private int asked; // of several searches under way the last counts

    /// @param chosen is told where in the sound the message is that was chosen
    FramesView(Trace trace, List<FrameRow> all, Threads threads, Consumer<Duration> chosen) {
        this.trace = trace;
        this.all = all;
        this.threads = threads;
        getStyleClass().add("frames");
        addColumns();
        table.setPlaceholder(new Label("No message like that."));
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null) {
                chosen.accept(row.place());
                show(row);
            }
        });
        detail.setEditable(false);
        detail.getStyleClass().add("detail");
        detail.setPromptText("Choose a message to see it in full.");
        detail.setAccessibleText("The message in full");
        var split = new SplitPane(table, detail);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.62);
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().addAll(bar(), split);
        search.textProperty().subscribe(_ -> filter());
        binary.selectedProperty().subscribe(_ -> filter());
        way.selectedToggleProperty().subscribe(_ -> filter());
    }

    private HBox bar() {
        search.setPromptText("Search (Ctrl+F)");
        search.getStyleClass().add("search");
        search.setAccessibleText("Search messages");
        HBox.setHgrow(search, Priority.ALWAYS);
        count.getStyleClass().add(Styles.TEXT_MUTED);
        count.setMinWidth(Label.USE_PREF_SIZE);
        binary.setMinWidth(CheckBox.USE_PREF_SIZE);
        var both = toggle("Both ways", Optional.empty(), Styles.LEFT_PILL);
        var bar = new HBox(
                Space.S,
                search,
                new HBox(
                        both,
                        toggle("Received", Optional.of(Way.RECEIVED), Styles.CENTER_PILL),
                        toggle("Sent", Optional.of(Way.SENT), Styles.RIGHT_PILL)),
                binary,
                count);
        both.setSelected(true);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("frames-bar");
        return bar;
    }

    private ToggleButton toggle(String text, Optional<Way> which, String style) {
        var toggle = new ToggleButton(text);
        toggle.setToggleGroup(way);
        toggle.setUserData(which);
        toggle.getStyleClass().add(style);
        toggle.setMinWidth(ToggleButton.USE_PREF_SIZE);
        return toggle;
    }

    private void addColumns() {
        table.getStyleClass().addAll(Styles.DENSE, Styles.STRIPED);
        var text = column("Message", FrameRow::preview, 520);
        table.getColumns()
                .setAll(List.of(
                        column("Time", row -> time(row.frame().at()), 96),
                        column("", row -> arrow(row.way()), 36),
                        column("Bytes", row -> String.valueOf(row.frame().size()), 80),
                        text));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.setAccessibleText("Messages");
    }

    private static TableColumn<FrameRow, String> column(String name, Function<FrameRow, String> value, double width) {
        var column = new TableColumn<FrameRow, String>(name);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private static String time(Duration at) {
        return String.format(Locale.ROOT, "%d:%02d.%03d", at.toMinutes(), at.toSecondsPart(), at.toMillisPart());
    }

    private static String arrow(Way way) {
        return switch (way) {
            case RECEIVED -> "→";
            case SENT -> "←";
        };
    }

    /// Puts the keyboard into the search.
    void find() {
        search.requestFocus();
        search.selectAll();
    }

    private void filter() {
        var chosen = way.getSelectedToggle();
        Optional<Way> only = chosen == null ? Optional.empty() : wayOf(chosen.getUserData());
        var filter = new FrameFilter(search.getText(), only, binary.isSelected());
        int number = ++asked;
        threads.computing().execute(() -> {
            var found = filter.of(all);
            threads.fx().execute(() -> {
                if (number == asked) {
                    list(found);
                }
            });
        });
    }

    private static Optional<Way> wayOf(Object data) {
        return data instanceof Optional<?> some ? some.map(Way.class::cast) : Optional.empty();
    }

    private void list(List<FrameRow> found) {
        var chosen = table.getSelectionModel().getSelectedItem();
        listed.setAll(found);
        count.setText(found.size() + " of " + all.size());
        if (chosen != null) {
            table.getSelectionModel().select(chosen);
        }
    }

    private void show(FrameRow row) {
        threads.waiting().execute(() -> {
            var text = FrameDetail.of(trace, row.frame().content());
            threads.fx().execute(() -> {
                if (row.equals(table.getSelectionModel().getSelectedItem())) {
                    detail.setText(text);
                }
            });
        });
    }
}
