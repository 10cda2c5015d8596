package dev.earshot.app.server;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

/// A curve, or two, over the last ten minutes, with its newest value and the top of its scale. Its colours come from
/// the theme.
final class Chart extends VBox {
    private final Label value = new Label();
    private final Plot plot = new Plot();
    private final DoubleFunction<String> words;

    /// @param smallest top of the scale where all values are below it
    /// @param words a value for a person
    Chart(String name, double smallest, DoubleFunction<String> words) {
        super(Space.XS);
        this.words = words;
        plot.smallest = smallest;
        getStyleClass().add("chart");
        var title = new Label(name);
        title.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        title.setMinWidth(0);
        value.getStyleClass().add("chart-value");
        value.setMinWidth(USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(Space.S, title, gap, value);
        head.setAlignment(Pos.BASELINE_LEFT);
        VBox.setVgrow(plot, Priority.ALWAYS);
        var ago = new Label("10 min ago");
        var now = new Label("now");
        var between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        for (var label : List.of(ago, now)) {
            label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_SUBTLE);
        }
        getChildren().addAll(head, plot, new HBox(ago, between, now));
        setMinSize(0, 0);
    }

    /// @param main the oldest first, the last is now
    /// @param second as long, or empty
    void show(List<Double> main, List<Double> second) {
        plot.main = main;
        plot.second = second;
        var newest = main.isEmpty() ? "\u2013" : words.apply(main.getLast());
        value.setText(second.isEmpty() ? newest : newest + " / " + words.apply(second.getLast()));
        plot.requestLayout();
    }

    private final class Plot extends Region {
        private final Polygon fill = new Polygon();
        private final Polyline line = new Polyline();
        private final Polyline other = new Polyline();
        private final Label top = new Label();
        private List<Double> main = List.of();
        private List<Double> second = List.of();
        private double smallest;

        Plot() {
            getStyleClass().add("plot");
            fill.getStyleClass().add("fill");
            line.getStyleClass().add("line");
            other.getStyleClass().add("other-line");
            top.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_SUBTLE);
            for (var shape : List.of(fill, line, other)) {
                shape.setManaged(false);
            }
            top.setManaged(false);
            getChildren().addAll(fill, line, other, top);
            setMinHeight(40);
            setPrefHeight(120);
        }

        @Override
        protected void layoutChildren() {
            double most = Math.max(highest(main), highest(second));
            double scale = Math.max(smallest, most * 1.15);
            var points = points(main, scale);
            line.getPoints().setAll(points);
            other.getPoints().setAll(points(second, scale));
            if (points.size() >= 4) {
                points.addAll(List.of(getWidth(), getHeight() - 1, points.getFirst(), getHeight() - 1));
            }
            fill.getPoints().setAll(points.size() >= 4 ? points : List.of());
            top.setText(words.apply(scale));
            top.autosize();
            top.relocate(Space.XS, 2);
        }

        private static double highest(List<Double> values) {
            return values.stream().mapToDouble(one -> one).max().orElse(0);
        }

        private List<Double> points(List<Double> values, double scale) {
            var points = new ArrayList<Double>();
            double step = getWidth() / (History.SECONDS - 1);
            double height = getHeight() - 3;
            for (int i = 0; i < values.size(); i++) {
                points.add(getWidth() - (values.size() - 1 - i) * step);
                points.add(1 + height * (1 - values.get(i) / scale));
            }
            return points;
        }
    }
}
