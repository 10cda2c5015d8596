package dev.earshot.app.trace;

import dev.earshot.app.speech.Viewport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// Three lanes along the axis of the sound: where each text was said, when it came, and what happened
/// besides: start and end of speech, reconnects, faults on purpose, problems. A line from the first to
/// the second leans the more the later the text was. Who points at something sees what it is, and so
/// does who goes from one to the next by keyboard.
final class LaneCanvas extends Region {
    static final double HEIGHT = 116;
    static final double SAID_ENDS = 34;

    /// The top of the lane of what happened.
    static final double EVENTS = 90;

    private static final StyleablePropertyFactory<LaneCanvas> CSS =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());

    private final StyleableProperty<Color> settled = colour("-earshot-final", lanes -> lanes.settled);
    private final StyleableProperty<Color> box = colour("-earshot-final-box", lanes -> lanes.box);
    private final StyleableProperty<Color> interim = colour("-earshot-interim", lanes -> lanes.interim);
    private final StyleableProperty<Color> speech = colour("-earshot-speech", lanes -> lanes.speech);
    private final StyleableProperty<Color> note = colour("-earshot-note", lanes -> lanes.note);
    private final StyleableProperty<Color> purpose = colour("-earshot-purpose", lanes -> lanes.purpose);
    private final StyleableProperty<Color> reconnect = colour("-earshot-reconnect", lanes -> lanes.reconnect);
    private final StyleableProperty<Color> problem = colour("-earshot-problem", lanes -> lanes.problem);
    private final StyleableProperty<Color> label = colour("-earshot-label", lanes -> lanes.label);
    private final ObjectProperty<Viewport> viewport = new SimpleObjectProperty<>(this, "viewport", Viewport.EMPTY);
    private final Canvas canvas = new Canvas();
    private final Label tip = new Label();
    private final List<Arrival> arrivals;
    private final LanePlaces places;
    private final Consumer<Duration> seek;
    private int chosen = -1; // of `arrivals`; none yet

    /// @param arrivals in the order in which they came
    /// @param seek is told where the keyboard went to
    LaneCanvas(List<Arrival> arrivals, ObservableValue<Viewport> shown, Consumer<Duration> seek) {
        this.arrivals = arrivals;
        this.places = new LanePlaces(arrivals);
        this.seek = seek;
        getStyleClass().add("lane-canvas");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setFocusTraversable(true);
        setAccessibleText(places.summary());
        tip.getStyleClass().add("lane-tip");
        tip.setVisible(false);
        tip.setMouseTransparent(true);
        tip.setManaged(false);
        tip.setWrapText(true);
        canvas.setManaged(false);
        getChildren().addAll(canvas, tip);
        viewport.bind(shown);
        viewport.subscribe(_ -> requestLayout());
        addEventHandler(MouseEvent.MOUSE_MOVED, move -> point(move.getX(), move.getY()));
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> tip.setVisible(false));
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        focusedProperty().subscribe(_ -> requestLayout());
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
        var colours = new LanePainter.Colours(
                settled.getValue(),
                box.getValue(),
                interim.getValue(),
                speech.getValue(),
                note.getValue(),
                purpose.getValue(),
                reconnect.getValue(),
                problem.getValue(),
                label.getValue());
        new LanePainter(arrivals, colours)
                .draw(canvas.getGraphicsContext2D(), viewport.get(), getWidth(), getHeight(), ringed());
    }

    private Optional<Arrival> ringed() {
        return chosen < 0 || !isFocused() ? Optional.empty() : Optional.of(arrivals.get(chosen));
    }

    private void point(double x, double y) {
        places.at(viewport.get(), x, y).ifPresentOrElse(what -> tell(what, x), () -> tip.setVisible(false));
    }

    private void tell(Arrival what, double x) {
        tip.setText(what.words());
        double width = Math.min(tip.prefWidth(-1), Math.max(200, getWidth() - 8));
        double height = tip.prefHeight(width);
        // Above the lanes where there is room: what is pointed at stays in sight.
        tip.resizeRelocate(
                Math.clamp(x - width / 2, 4, Math.max(4, getWidth() - width - 4)), -height - 2, width, height);
        tip.setVisible(true);
        setViewOrder(-1);
    }

    private void pressed(KeyEvent press) {
        if (arrivals.isEmpty()) {
            return;
        }
        if (press.getCode() == KeyCode.LEFT || press.getCode() == KeyCode.RIGHT) {
            int step = press.getCode() == KeyCode.RIGHT ? 1 : -1;
            go(Math.clamp(chosen + step, 0, arrivals.size() - 1));
            press.consume();
        }
    }

    private void go(int to) {
        chosen = to;
        var what = arrivals.get(to);
        setAccessibleText(what.words());
        seek.accept(what.at());
        tell(what, viewport.get().x(what.at()));
        requestLayout();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return CSS.getCssMetaData();
    }
}
