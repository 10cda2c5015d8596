package dev.earshot.app.server;

import dev.earshot.app.fx.Chart;
import dev.earshot.app.fx.Space;
import java.util.List;
import java.util.Locale;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.RowConstraints;

/// How the server does: four curves of the last ten minutes.
final class ChartsView extends GridPane {
    private static final Chart.Axis TEN_MINUTES = new Chart.Axis(0, History.SECONDS - 1, "10 min ago", "now");

    private final ServerViewModel model;
    private final Chart sessions = new Chart("Sessions", 4, value -> String.valueOf(Math.round(value)));
    private final Chart pace = new Chart("Sound, seconds a second", 2, value -> say("%.1f", value));
    private final Chart delay =
            new Chart("Final after end of speech, p50 / p95 of 30 s", 1, value -> say("%.2f s", value));
    private final Chart memory = new Chart("Memory of Earshot", 1 << 28, value -> say("%.2f GB", value / (1L << 30)));

    ChartsView(ServerViewModel model) {
        this.model = model;
        getStyleClass().add("charts");
        setHgap(Space.L);
        setVgap(Space.L);
        setMinSize(0, 0);
        var half = new ColumnConstraints();
        half.setPercentWidth(50);
        getColumnConstraints().addAll(half, half);
        var tall = new RowConstraints();
        tall.setPercentHeight(50);
        getRowConstraints().addAll(tall, tall);
        addRow(0, sessions, pace);
        addRow(1, delay, memory);
        model.measured().subscribe(_ -> show());
    }

    private static String say(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private void show() {
        var history = model.history();
        sessions.show(
                TEN_MINUTES, List.of(history.curve(second -> second.moment().sessions())));
        pace.show(TEN_MINUTES, List.of(history.curve(second -> second.moment().pace())));
        delay.show(TEN_MINUTES, List.of(history.curve(History.Second::median), history.curve(History.Second::slow)));
        memory.show(TEN_MINUTES, List.of(history.curve(second -> second.moment().memory())));
    }
}
