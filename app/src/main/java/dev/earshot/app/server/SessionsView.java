package dev.earshot.app.server;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import dev.earshot.app.speech.SessionText;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The sessions in a table, and below it the whole text of the one that is selected.
final class SessionsView extends SplitPane {
    private final ServerViewModel model;
    private final SessionTable table = new SessionTable();
    private final SessionText text = new SessionText();
    private final Label about = new Label();
    private final Button disconnect = new Button("Disconnect", new FontIcon(Feather.X_CIRCLE));
    private final Button copy = new Button("Copy text", new FontIcon(Feather.COPY));
    private final Button trace = new Button("Open as trace", new FontIcon(Feather.ACTIVITY));
    private final VBox detail;

    SessionsView(ServerViewModel model) {
        this.model = model;
        getStyleClass().add("sessions-view");
        setOrientation(Orientation.VERTICAL);
        setDividerPositions(0.55);
        about.setMinWidth(0);
        about.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(about, Priority.ALWAYS);
        for (var button : List.of(trace, copy, disconnect)) {
            button.setMinWidth(USE_PREF_SIZE);
            button.getStyleClass().add(Styles.SMALL);
        }
        disconnect.setTooltip(new Tooltip("End this session when what was heard has been said (Delete)"));
        disconnect.setOnAction(_ -> disconnect());
        trace.setTooltip(new Tooltip("Sound, text and every message on one clock, in a window of its own (Enter)"));
        trace.setOnAction(_ -> shown().ifPresent(model::openTrace));
        copy.setOnAction(_ -> shown().ifPresent(view -> model.copy(model.text(view.id()), "The text")));
        var top = new HBox(Space.S, about, trace, copy, disconnect);
        top.setAlignment(Pos.CENTER_LEFT);
        top.getStyleClass().add("session-head");
        var scroll = text.scrolling();
        VBox.setVgrow(scroll, Priority.ALWAYS);
        detail = new VBox(top, scroll);
        table.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.DELETE) {
                disconnect();
                key.consume();
            } else if (key.getCode() == KeyCode.ENTER) {
                shown().ifPresent(model::openTrace);
                key.consume();
            }
        });
        getItems().add(table);
        table.getSelectionModel().selectedItemProperty().subscribe(_ -> show());
        model.views().subscribe(views -> {
            table.show(views);
            show();
        });
    }

    private Optional<SessionView> shown() {
        return table.selected().map(row -> row.now().get());
    }

    private void disconnect() {
        shown().filter(SessionView::open).ifPresent(model::disconnect);
    }

    private void show() {
        var shown = shown();
        if (shown.isEmpty()) {
            getItems().remove(detail);
            return;
        }
        if (!getItems().contains(detail)) {
            getItems().add(detail);
            setDividerPositions(0.55);
        }
        var view = shown.get();
        about.setText(about(view));
        disconnect.setDisable(!view.open());
        text.show(view.id(), model.text(view.id()), view.tentative());
        copy.setDisable(text.isEmpty());
    }

    private static String about(SessionView view) {
        return view.report()
                .map(report -> String.format(
                        Locale.ROOT,
                        "Ended after %.1f s, %.1f s heard, %d final%s: %s",
                        seconds(report.lasted()),
                        seconds(report.heard()),
                        report.finals(),
                        report.finals() == 1 ? "" : "s",
                        report.end()))
                .orElseGet(() -> view.start().protocol() + " from "
                        + view.start().peer() + ", " + view.start().path());
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }
}
