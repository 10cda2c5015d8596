package dev.earshot.app.fx;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

/// Up to three curves with their newest values and the top of their scale. Its colours come from the
/// theme.
public final class Chart extends VBox {
    private static final int CURVES = 3;

    private final String name;
    private final Label value = new Label();
    private final Label left = new Label();
    private final Label right = new Label();
    private final Plot plot = new Plot();
    private final DoubleFunction<String> words;

    /// What lies along the axis.
    ///
    /// @param from at the left edge
    /// @param to at the right edge
    /// @param begin what is written at the left edge
    /// @param end what is written at the right edge
    public record Axis(double from, double to, String begin, String end) {}

    /// @param smallest top of the scale where all values are below it
    /// @param words a value for a person
    public Chart(String name, double smallest, DoubleFunction<String> words) {
        super(Space.XS);
        this.name = name;
        this.words = words;
        plot.smallest = smallest;
        getStyleClass().add("chart");
        getStylesheets().add(String.valueOf(Chart.class.getResource("chart.css")));
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
        var between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        for (var label : List.of(left, right)) {
            label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_SUBTLE);
        }
        getChildren().addAll(head, plot, new HBox(left, between, right));
        setMinSize(0, 0);
    }

    /// @param curves the main one first; each in the order of the axis
    public void show(Axis axis, List<List<Point2D>> curves) {
        left.setText(axis.begin());
        right.setText(axis.end());
        plot.axis = axis;
        plot.curves = List.copyOf(curves);
        var newest = curves.stream()
                .filter(curve -> !curve.isEmpty())
                .map(curve -> words.apply(curve.getLast().getY()))
                .collect(Collectors.joining(" / "));
        value.setText(newest.isEmpty() ? "–" : newest);
        setAccessibleText(name + ": " + value.getText());
        plot.requestLayout();
    }

    private final class Plot extends Region {
        private final Polygon fill = new Polygon();
        private final List<Polyline> lines = List.of(new Polyline(), new Polyline(), new Polyline());
        private final Label top = new Label();
        private List<List<Point2D>> curves = List.of();
        private Axis axis = new Axis(0, 1, "", "");
        private double smallest;

        Plot() {
            getStyleClass().add("plot");
            fill.getStyleClass().add("fill");
            lines.get(0).getStyleClass().add("line");
            lines.get(1).getStyleClass().add("other-line");
            lines.get(2).getStyleClass().add("third-line");
            top.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_SUBTLE);
            fill.setManaged(false);
            lines.forEach(line -> line.setManaged(false));
            top.setManaged(false);
            getChildren().add(fill);
            getChildren().addAll(lines);
            getChildren().add(top);
            setMinHeight(40);
            setPrefHeight(120);
        }

        @Override
        protected void layoutChildren() {
            double most = curves.stream()
                    .flatMap(List::stream)
                    .mapToDouble(Point2D::getY)
                    .max()
                    .orElse(0);
            double scale = Math.max(smallest, most * 1.15);
            IntStream.range(0, CURVES)
                    .forEach(i -> lines.get(i)
                            .getPoints()
                            .setAll(i < curves.size() ? points(curves.get(i), scale) : List.of()));
            var main = new ArrayList<>(lines.getFirst().getPoints());
            if (main.size() >= 4) {
                main.addAll(List.of(main.get(main.size() - 2), getHeight() - 1, main.getFirst(), getHeight() - 1));
            }
            fill.getPoints().setAll(main.size() >= 8 ? main : List.of());
            top.setText(words.apply(scale));
            top.autosize();
            top.relocate(Space.XS, 2);
        }

        private List<Double> points(List<Point2D> curve, double scale) {
            double wide = Math.max(1e-9, axis.to() - axis.from());
            double height = getHeight() - 3;
            var points = new ArrayList<Double>();
            for (var point : curve) {
                points.add(getWidth() * (point.getX() - axis.from()) / wide);
                points.add(1 + height * (1 - point.getY() / scale));
            }
            return points;
        }
    }
}
