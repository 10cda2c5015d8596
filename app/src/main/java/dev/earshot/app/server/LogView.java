package dev.earshot.app.server;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.IconButton;
import dev.earshot.app.fx.NameConverter;
import dev.earshot.app.fx.Space;
import dev.earshot.app.server.LogLine.Kind;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What happened, the newest first, as far as it passes the filter.
final class LogView extends BorderPane {
    private static final String ALL = "Everything";

    private final ServerViewModel model;
    private final TextField filter = new TextField();
    private final ComboBox<Optional<Kind>> kinds = new ComboBox<>();
    private final ListView<LogLine> list = new ListView<>();

    LogView(ServerViewModel model) {
        this.model = model;
        getStyleClass().add("log");
        setMinSize(0, 0);
        filter.setPromptText("Filter (Ctrl+F)");
        filter.setAccessibleText("Filter the log");
        HBox.setHgrow(filter, Priority.ALWAYS);
        kinds.getItems().add(Optional.empty());
        Stream.of(Kind.values()).map(Optional::of).forEach(kinds.getItems()::add);
        kinds.setConverter(new NameConverter<>(kind -> kind.map(Kind::words).orElse(ALL)));
        kinds.setValue(Optional.empty());
        kinds.setMinWidth(USE_PREF_SIZE);
        kinds.setAccessibleText("Which kinds of lines");
        var copy = new IconButton(Feather.COPY, "Copy what is shown", this::copy);
        var top = new HBox(Space.S, filter, kinds, copy);
        top.setAlignment(Pos.CENTER_LEFT);
        top.getStyleClass().add("log-head");
        list.setCellFactory(_ -> new Line());
        list.setAccessibleText("Log");
        list.setPlaceholder(new Label("Nothing that fits."));
        setTop(top);
        setCenter(list);
        filter.textProperty().subscribe(_ -> show());
        kinds.valueProperty().subscribe(_ -> show());
        model.lines().subscribe(_ -> show());
    }

    /// Puts the keyboard into the filter.
    void search() {
        filter.requestFocus();
        filter.selectAll();
    }

    private List<LogLine> shown() {
        return model.lines().get().reversed().stream()
                .filter(line ->
                        kinds.getValue().map(kind -> kind == line.kind()).orElse(true))
                .filter(line -> line.has(filter.getText()))
                .toList();
    }

    private void show() {
        list.getItems().setAll(shown());
    }

    private void copy() {
        var zone = ZoneId.systemDefault();
        var text = shown().reversed().stream()
                .map(line -> line.time(zone) + "\t" + line.kind().words() + "\t" + line.text())
                .collect(Collectors.joining("\n"));
        model.copy(text, "The log");
    }

    private static final class Line extends ListCell<LogLine> {
        private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

        private final Label time = new Label();
        private final Label kind = new Label();
        private final Label text = new Label();
        private final HBox row = new HBox(Space.M, time, kind, text);

        Line() {
            time.getStyleClass().addAll("monospace", Styles.TEXT_MUTED, Styles.TEXT_SMALL);
            time.setMinWidth(USE_PREF_SIZE);
            kind.getStyleClass().addAll(Styles.TEXT_SMALL, "kind");
            kind.setMinWidth(64);
            text.setWrapText(true);
            text.setMinHeight(USE_PREF_SIZE);
            HBox.setHgrow(text, Priority.ALWAYS);
            row.setAlignment(Pos.BASELINE_LEFT);
            setPrefWidth(0); // as wide as the list, so that long lines wrap
        }

        @Override
        protected void updateItem(@Nullable LogLine line, boolean empty) {
            super.updateItem(line, empty);
            if (line == null || empty) {
                setGraphic(null);
                return;
            }
            time.setText(line.time(ZoneId.systemDefault()));
            kind.setText(line.kind().words());
            kind.pseudoClassStateChanged(BAD, line.kind() == Kind.PROBLEM);
            text.setText(line.text());
            setGraphic(row);
        }
    }
}
