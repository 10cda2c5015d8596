package dev.earshot.app.endpoints.load;

import dev.earshot.app.fx.Chart;
import dev.earshot.app.fx.Space;
import dev.earshot.app.speech.TimeText;
import dev.earshot.bridge.load.LoadMoment;
import dev.earshot.engine.scoring.Latencies;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.geometry.Point2D;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/// How a load goes: over the time, and over the number of streams.
final class LoadChartsView extends ScrollPane {
    private static final double LEAST = 130;

    private final Chart streams = new Chart("Streams that speak", 4, value -> String.valueOf(Math.round(value)));
    private final Chart failures = new Chart("Failures until then", 4, value -> String.valueOf(Math.round(value)));
    private final Chart first = new Chart("First text, p50 / p95 / p99", 0.5, LoadChartsView::seconds);
    private final Chart finals = new Chart("Final after end of speech, p50 / p95 / p99", 0.5, LoadChartsView::seconds);
    private final Chart byStreams = new Chart("Final, p50 / p95 / p99, over streams", 0.5, LoadChartsView::seconds);
    private final Chart lateness = new Chart(
            "Latest frame of each second, sent late by", 20, value -> String.format(Locale.ROOT, "%.0f ms", value));

    LoadChartsView(LoadViewModel model) {
        getStyleClass().add("face-scroll");
        setFitToWidth(true);
        setFitToHeight(true);
        var grid = new GridPane(Space.L, Space.L);
        grid.getStyleClass().add("face-content");
        var half = new ColumnConstraints();
        half.setPercentWidth(50);
        grid.getColumnConstraints().addAll(half, half);
        grid.addRow(0, streams, failures);
        grid.addRow(1, first, finals);
        grid.addRow(2, byStreams, lateness);
        for (var chart : List.of(streams, failures, first, finals, byStreams, lateness)) {
            chart.setMinHeight(LEAST);
            GridPane.setVgrow(chart, javafx.scene.layout.Priority.ALWAYS);
        }
        setContent(grid);
        model.data().subscribe(this::show);
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.2f s", value);
    }

    private void show(LoadData data) {
        double until = Math.max(10, data.lasted());
        var time = new Chart.Axis(0, until, "0:00", TimeText.clock(Duration.ofSeconds(Math.round(until))));
        streams.show(time, List.of(data.overTime(moment -> (double) moment.speaking())));
        failures.show(time, List.of(data.failures()));
        first.show(time, percentiles(data, LoadMoment::first));
        finals.show(time, percentiles(data, LoadMoment::finals));
        int most = data.mostStreams();
        byStreams.show(
                new Chart.Axis(0, most, "0 streams", most + " streams"),
                List.of(
                        data.overStreams(LoadMoment::finals, 50),
                        data.overStreams(LoadMoment::finals, 95),
                        data.overStreams(LoadMoment::finals, 99)));
        lateness.show(
                time, List.of(data.overTime(moment -> moment.lateness().most().toNanos() / 1e6)));
    }

    private static List<List<Point2D>> percentiles(LoadData data, Function<LoadMoment, Latencies> of) {
        return List.of(data.overTime(of, 50), data.overTime(of, 95), data.overTime(of, 99));
    }
}
