package dev.earshot.app.server;

import dev.earshot.app.fx.Space;
import dev.earshot.app.speech.TimeText;
import dev.earshot.bridge.server.Access;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// The sessions, those that go on above those that are over.
final class SessionTable extends TableView<SessionRow> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /// Characters of tentative text.
    private static final int LONGEST = 48;

    SessionTable() {
        getStyleClass().add("sessions");
        setAccessibleText("Sessions");
        var nobody = new Label("Nobody is connected. The Connect tab has lines that connect something (Alt+1).");
        nobody.setWrapText(true);
        setPlaceholder(nobody);
        column("Protocol", 112, view -> view.start().protocol());
        column("State", 78, view -> view.state().words());
        column("Heard", 58, view -> TimeText.clock(view.heard()));
        column("First", 64, view -> delay(view.firstText()), "From the first sound of an utterance to its first text");
        column("Final", 64, view -> delay(view.lastFinal()), "From the last sound of a segment to its final text");
        text();
        column("Since", 72, view -> TIME.format(view.start().began().atZone(ZoneId.systemDefault())));
        column("Peer", 96, view -> view.start().peer());
        column(
                "Key",
                64,
                view -> view.start().key().equals(Access.EVERYBODY)
                        ? "\u2013"
                        : view.start().key());
        column("Model", 130, view -> view.model().orElse("\u2013"));
    }

    private static String delay(Optional<Duration> delay) {
        return delay.map(time -> String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1e3))
                .orElse("\u2013");
    }

    private void column(String name, double width, Function<SessionView, String> value, String meaning) {
        column("", width, value);
        var header = new Label(name);
        header.setMinWidth(USE_PREF_SIZE);
        header.setTooltip(new Tooltip(meaning));
        getColumns().getLast().setGraphic(header);
    }

    private void column(String name, double width, Function<SessionView, String> value) {
        var column = new TableColumn<SessionRow, String>(name);
        column.setCellValueFactory(row -> row.getValue().now().map(value));
        column.setPrefWidth(width);
        column.setSortable(false);
        getColumns().add(column);
    }

    private void text() {
        var column = new TableColumn<SessionRow, SessionView>("Text");
        column.setCellValueFactory(row -> row.getValue().now());
        column.setCellFactory(_ -> new TextCell());
        column.setPrefWidth(360);
        column.setSortable(false);
        getColumns().add(column);
    }

    /// Takes over how they stand now.
    void show(List<SessionView> views) {
        Map<String, SessionRow> known = getItems().stream().collect(Collectors.toMap(SessionRow::id, row -> row));
        var rows = views.stream()
                .map(view -> Optional.ofNullable(known.get(view.id())).orElseGet(() -> new SessionRow(view)))
                .toList();
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).set(views.get(i));
        }
        if (!rows.equals(getItems())) {
            var selected = selected();
            getItems().setAll(rows);
            selected.filter(rows::contains).ifPresent(row -> getSelectionModel().select(row));
        }
    }

    Optional<SessionRow> selected() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem());
    }

    /// What was said last, settled and then tentative: the newest words are the ones that are looked at.
    private static final class TextCell extends TableCell<SessionRow, SessionView> {
        private final Label settled = new Label();
        private final Label tentative = new Label();
        private final HBox both = new HBox(Space.XS, settled, tentative);

        TextCell() {
            settled.getStyleClass().add("settled");
            tentative.getStyleClass().add("tentative");
            for (var label : List.of(settled, tentative)) {
                label.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
            }
            settled.setMinWidth(0);
            tentative.setMinWidth(USE_PREF_SIZE);
            both.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0); // as wide as its column
        }

        @Override
        protected void updateItem(@Nullable SessionView view, boolean empty) {
            super.updateItem(view, empty);
            if (view == null || empty) {
                setGraphic(null);
                return;
            }
            settled.setText(view.settled());
            tentative.setText(tail(view.tentative()));
            setGraphic(both);
        }

        private static String tail(String text) {
            return text.length() <= LONGEST ? text : "\u2026" + text.substring(text.length() - LONGEST);
        }
    }
}
