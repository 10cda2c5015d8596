package dev.earshot.app.trace;

import dev.earshot.app.speech.Viewport;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/// Two lanes along the axis of the sound: where each text was said, above, and when it came, below. A
/// line from one to the other leans the more the later the text was. A drawing costs what is in view,
/// at most a text for each pixel.
final class LaneCanvas extends Region {
    static final double HEIGHT = 96;

    private static final double SAID = 8;
    private static final double BOX = 22;
    private static final double CAME = 68;
    private static final double TICK = 12;

    /// Closer than this, interim texts have lines of their own.
    private static final double DETAIL = 400; // samples a pixel

    private static final StyleablePropertyFactory<LaneCanvas> CSS =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());

    private final StyleableProperty<Color> settled = colour("-earshot-final", lanes -> lanes.settled);
    private final StyleableProperty<Color> box = colour("-earshot-final-box", lanes -> lanes.box);
    private final StyleableProperty<Color> interim = colour("-earshot-interim", lanes -> lanes.interim);
    private final StyleableProperty<Color> note = colour("-earshot-note", lanes -> lanes.note);
    private final StyleableProperty<Color> problem = colour("-earshot-problem", lanes -> lanes.problem);
    private final StyleableProperty<Color> label = colour("-earshot-label", lanes -> lanes.label);
    private final ObjectProperty<Viewport> viewport = new SimpleObjectProperty<>(this, "viewport", Viewport.EMPTY);
    private final Canvas canvas = new Canvas();
    private final List<Arrival> arrivals;

    /// @param arrivals in the order in which they came
    LaneCanvas(List<Arrival> arrivals, ObservableValue<Viewport> shown) {
        this.arrivals = arrivals;
        getStyleClass().add("lane-canvas");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        canvas.setManaged(false);
        getChildren().add(canvas);
        viewport.bind(shown);
        viewport.subscribe(_ -> requestLayout());
    }

    private StyleableProperty<Color> colour(String name, Function<LaneCanvas, StyleableProperty<Color>> of) {
        var property = CSS.createStyleableColorProperty(this, name.substring(1), name, of, Color.GRAY);
        ((ObservableValue<?>) property).subscribe(_ -> requestLayout());
        return property;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw(canvas.getGraphicsContext2D());
    }

    private void draw(GraphicsContext gc) {
        gc.clearRect(0, 0, getWidth(), getHeight());
        gc.setFont(Font.font(11));
        var view = viewport.get();
        double lastTick = -1;
        double lastInterim = -1;
        for (int i = first(view); i < arrivals.size(); i++) {
            var arrival = arrivals.get(i);
            double came = Math.rint(view.x(arrival.at()));
            if (view.x(arrival.said().start()) > getWidth() && came > getWidth()) {
                if (came > 2 * getWidth()) {
                    break;
                }
                continue;
            }
            switch (arrival.kind()) {
                case INTERIM -> {
                    if (came > lastInterim) {
                        drawInterim(gc, view, arrival, came);
                        lastInterim = came;
                    }
                }
                case FINAL -> {
                    drawFinal(gc, view, arrival, came, came > lastTick);
                    lastTick = came;
                }
                case NOTE -> drawMark(gc, came, note.getValue());
                case PROBLEM -> drawMark(gc, came, problem.getValue());
            }
        }
        gc.setFill(label.getValue());
        gc.fillText("said", 6, SAID + BOX + 14);
        gc.fillText("came", 6, CAME + TICK + 12);
    }

    /// The first that came within the view or later, and some before, whose texts may reach in.
    private int first(Viewport view) {
        var from = view.time(0).minus(Duration.ofSeconds(60));
        int low = 0;
        int high = arrivals.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (arrivals.get(middle).at().compareTo(from) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void drawInterim(GraphicsContext gc, Viewport view, Arrival arrival, double came) {
        gc.setFill(interim.getValue());
        gc.fillRect(came, CAME + TICK / 4, 1, TICK / 2);
        if (view.perPixel() < DETAIL) {
            gc.setStroke(interim.getValue());
            gc.setLineWidth(0.5);
            gc.strokeLine(view.x(arrival.said().end()), SAID + BOX, came, CAME);
        }
    }

    private void drawFinal(GraphicsContext gc, Viewport view, Arrival arrival, double came, boolean apart) {
        double from = view.x(arrival.said().start());
        double to = view.x(arrival.said().end());
        gc.setFill(box.getValue());
        gc.fillRoundRect(from, SAID, Math.max(1, to - from - 1), BOX, 4, 4);
        if (to - from > 24) {
            gc.save();
            gc.beginPath();
            gc.rect(from, SAID, to - from - 4, BOX);
            gc.clip();
            gc.setFill(label.getValue());
            gc.fillText(arrival.text(), Math.max(from, 0) + 5, SAID + 15);
            gc.restore();
        }
        if (apart) {
            gc.setStroke(settled.getValue());
            gc.setLineWidth(1);
            gc.strokeLine(to, SAID + BOX, came, CAME);
            gc.setFill(settled.getValue());
            gc.fillRect(came - 1, CAME, 2, TICK);
        }
    }

    private void drawMark(GraphicsContext gc, double x, Color colour) {
        gc.setFill(colour);
        gc.fillRect(x, 0, 1, getHeight());
        gc.fillPolygon(new double[] {x, x + 8, x}, new double[] {0, 4, 8}, 3);
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return CSS.getCssMetaData();
    }
}
