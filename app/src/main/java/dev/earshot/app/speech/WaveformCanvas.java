package dev.earshot.app.speech;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.TimeSpan;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Draws the ruler, the stretches of speech and the peaks that are in view. A drawing costs as much as the view has
/// device pixels across, however long the recording is and however close the view.
final class WaveformCanvas extends Region {
    static final double RULER = 24;

    /// Room for a time; one that would be cut off at the edge is left out.
    private static final double LABEL = 40;

    private static final StyleablePropertyFactory<WaveformCanvas> CSS =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());

    private final StyleableProperty<Color> wave = colour("-earshot-wave", canvas -> canvas.wave);
    private final StyleableProperty<Color> speech = colour("-earshot-speech", canvas -> canvas.speech);
    private final StyleableProperty<Color> axis = colour("-earshot-axis", canvas -> canvas.axis);
    private final StyleableProperty<Color> label = colour("-earshot-label", canvas -> canvas.label);
    private final ObjectProperty<Viewport> viewport = new SimpleObjectProperty<>(this, "viewport", Viewport.EMPTY);
    private final ObjectProperty<Optional<Waveform>> waveform =
            new SimpleObjectProperty<>(this, "waveform", Optional.empty());
    private final Canvas canvas = new Canvas();
    private List<TimeSpan> spoken = List.of();
    private float[] min = new float[0];
    private float[] max = new float[0];

    WaveformCanvas() {
        getStyleClass().add("waveform-canvas");
        canvas.setManaged(false);
        getChildren().add(canvas);
        viewport.subscribe(_ -> requestLayout());
        waveform.subscribe(_ -> requestLayout());
    }

    private StyleableProperty<Color> colour(
            String name, java.util.function.Function<WaveformCanvas, StyleableProperty<Color>> of) {
        var property = CSS.createStyleableColorProperty(this, name.substring(1), name, of, Color.GRAY);
        ((javafx.beans.value.ObservableValue<?>) property).subscribe(_ -> requestLayout());
        return property;
    }

    ObjectProperty<Viewport> viewport() {
        return viewport;
    }

    ObjectProperty<Optional<Waveform>> waveform() {
        return waveform;
    }

    /// The times that are tinted, in order; the caller says when they changed.
    void speech(List<TimeSpan> spans) {
        spoken = spans;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        if (getWidth() > 0 && getHeight() > RULER) {
            draw(canvas.getGraphicsContext2D(), getWidth(), getHeight());
        }
    }

    private void draw(GraphicsContext gc, double width, double height) {
        gc.clearRect(0, 0, width, height);
        waveform.get().ifPresent(shape -> {
            drawSpeech(gc, width, height);
            drawRuler(gc);
            drawPeaks(gc, shape, width, height);
        });
    }

    private void drawSpeech(GraphicsContext gc, double width, double height) {
        var view = viewport.get();
        gc.setFill(speech.getValue());
        for (TimeSpan span : spoken) {
            double from = view.x(span.start());
            double to = view.x(span.end());
            if (from > width) {
                break;
            }
            if (to < 0) {
                continue;
            }
            gc.fillRect(from, RULER, Math.max(1, to - from), height - RULER);
        }
    }

    private void drawRuler(GraphicsContext gc) {
        gc.setFont(Font.font(11));
        gc.setTextAlign(TextAlignment.LEFT);
        for (var tick : Ruler.ticks(viewport.get())) {
            double x = Math.rint(tick.x());
            gc.setFill(axis.getValue());
            gc.fillRect(x, tick.major() ? RULER - 8 : RULER - 4, 1, tick.major() ? 8 : 4);
            gc.setFill(label.getValue());
            if (x + LABEL < getWidth()) {
                gc.fillText(tick.label(), x + 4, RULER - 9);
            }
        }
    }

    private void drawPeaks(GraphicsContext gc, Waveform shape, double width, double height) {
        double scale = deviceScale();
        int columns = (int) Math.ceil(width * scale);
        if (min.length != columns) {
            min = new float[columns];
            max = new float[columns];
        }
        var view = viewport.get();
        double perColumn = view.perPixel() / scale;
        shape.peaks().read(view.from(), view.from() + columns * perColumn, min, max);
        int known = (int) Math.clamp((shape.samples() - view.from()) / perColumn, 0, columns);
        double middle = Math.rint((RULER + height) / 2);
        double half = (height - RULER) / 2 - 4;
        gc.setFill(axis.getValue());
        gc.fillRect(0, middle, Math.min(width, view.x(Pcm.durationOf(shape.total()))), 1 / scale);
        gc.setFill(wave.getValue());
        for (int i = 0; i < known; i++) {
            double top = middle - half * loudness(max[i]);
            double bottom = middle - half * loudness(min[i]);
            gc.fillRect(i / scale, top, 1 / scale, Math.max(1 / scale, bottom - top));
        }
    }

    /// Quiet speech would be a thread on a linear scale; this keeps loud and quiet apart and both visible.
    private static double loudness(float sample) {
        return Math.copySign(Math.pow(Math.abs(sample), 0.6), sample);
    }

    /// Device pixels of a pixel: 2 on a screen at 200 %.
    private double deviceScale() {
        return Optional.ofNullable(getScene())
                .flatMap(scene -> Optional.ofNullable(scene.getWindow()))
                .map(window -> window.getRenderScaleX())
                .orElse(1.0);
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return CSS.getCssMetaData();
    }
}
