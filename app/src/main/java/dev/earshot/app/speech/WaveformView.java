package dev.earshot.app.speech;

import dev.earshot.engine.transcript.TimeSpan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The waveform with what lies above it: playhead, the time under the pointer, zooming and panning.
///
/// Ctrl and the wheel or a pinch zoom at the pointer; the wheel pans, as does dragging the ruler; a click or a drag
/// below it seeks.
public final class WaveformView extends VBox {
    /// What a notch of the wheel is worth.
    private static final double NOTCH = 40;

    private static final double ZOOM = 1.25;

    /// How much of a recording in progress is in view.
    private static final double LIVE_SAMPLES = 30.0 * 16_000;

    private final WaveformCanvas canvas = new WaveformCanvas();
    private final Region playhead = new Region();
    private final Region pointer = new Region();
    private final Label pointed = new Label();
    private final ScrollBar scroll = new ScrollBar();
    private final Consumer<Duration> seek;
    private Duration position = Duration.ZERO;
    private double dragX;
    private boolean panning;
    private boolean scrolling;

    /// @param seek is told where the user pointed
    public WaveformView(Consumer<Duration> seek) {
        this.seek = seek;
        getStyleClass().add("waveform");
        setAccessibleText("Waveform");
        playhead.getStyleClass().add("playhead");
        pointer.getStyleClass().add("pointer");
        pointed.getStyleClass().add("pointed-time");
        for (Region above : List.of(playhead, pointer, pointed)) {
            above.setManaged(false);
            above.setMouseTransparent(true);
            above.setVisible(false);
        }
        var stack = new Pane(canvas, pointer, playhead, pointed, scroll) {
            @Override
            protected void layoutChildren() {
                canvas.resizeRelocate(0, 0, getWidth(), getHeight());
                double thickness = scroll.prefHeight(-1);
                scroll.resizeRelocate(0, getHeight() - thickness, getWidth(), thickness);
                show(view().resize(getWidth()));
            }
        };
        VBox.setVgrow(stack, javafx.scene.layout.Priority.ALWAYS);
        scroll.setOrientation(Orientation.HORIZONTAL);
        scroll.setFocusTraversable(false);
        scroll.setManaged(false);
        scroll.valueProperty().subscribe(value -> {
            if (!scrolling) {
                show(view().startAt(value.doubleValue()));
            }
        });
        setAlignment(Pos.TOP_LEFT);
        getChildren().add(stack);
        listen(stack);
    }

    private void listen(Pane stack) {
        stack.setOnScroll(this::scrolled);
        stack.setOnZoom(pinch -> show(view().zoom(pinch.getZoomFactor(), pinch.getX())));
        stack.setOnMousePressed(this::pressed);
        stack.setOnMouseDragged(this::dragged);
        stack.setOnMouseReleased(_ -> panning = false);
        stack.setOnMouseMoved(this::hover);
        stack.setOnMouseExited(_ -> {
            pointer.setVisible(false);
            pointed.setVisible(false);
        });
    }

    private Viewport view() {
        return canvas.viewport().get();
    }

    /// What is in view, for who draws more along the same axis.
    public ObservableValue<Viewport> viewport() {
        return canvas.viewport();
    }

    /// Shows this part of the recording.
    public void look(Viewport at) {
        show(at);
    }

    /// Shows a recording's peaks, as far as they are known; nothing while there are none.
    public void show(Optional<Waveform> shape) {
        boolean another =
                shape.map(Waveform::peaks).equals(canvas.waveform().get().map(Waveform::peaks));
        canvas.waveform().set(shape);
        double total = shape.map(known -> (double) known.total()).orElse(1.0);
        if (shape.filter(Waveform::live).isPresent()) {
            show(new Viewport(total, view().width(), 0, view().perPixel()).followEnd(LIVE_SAMPLES));
        } else {
            show(another ? view().withTotal(total) : new Viewport(total, view().width(), 0, 1).fit());
        }
        placePlayhead();
    }

    /// The stretches of speech, in order; to be called again when they changed.
    public void speech(List<TimeSpan> spans) {
        canvas.speech(spans);
    }

    public void playhead(Duration at, boolean playing) {
        position = at;
        if (playing && !panning) {
            show(view().reveal(at));
        }
        placePlayhead();
    }

    public void zoomIn() {
        zoom(ZOOM * ZOOM);
    }

    public void zoomOut() {
        zoom(1 / (ZOOM * ZOOM));
    }

    public void fit() {
        show(view().fit());
    }

    /// At the playhead when it is in view, at the middle otherwise.
    private void zoom(double factor) {
        double at = view().x(position);
        show(view().zoom(factor, at >= 0 && at <= view().width() ? at : view().width() / 2));
    }

    private void show(Viewport next) {
        canvas.viewport().set(next);
        scrolling = true;
        scroll.setMax(Math.max(0, next.total() - next.width() * next.perPixel()));
        scroll.setVisibleAmount(scroll.getMax() * next.width() * next.perPixel() / next.total());
        scroll.setUnitIncrement(next.width() * next.perPixel() / 10);
        scroll.setBlockIncrement(next.width() * next.perPixel());
        scroll.setValue(next.from());
        scroll.setVisible(!next.showsAll());
        scrolling = false;
        placePlayhead();
    }

    private void placePlayhead() {
        double x = view().x(position);
        boolean live = canvas.waveform().get().filter(Waveform::live).isPresent();
        playhead.setVisible(canvas.waveform().get().isPresent() && !live && x >= 0 && x <= view().width());
        playhead.resizeRelocate(Math.rint(x) - 1, 0, 2, canvas.getHeight());
    }

    /// Zooms or pans by the wheel; also for what is drawn along the same axis.
    public void scrolled(ScrollEvent wheel) {
        if (wheel.isShortcutDown()) {
            show(view().zoom(Math.pow(ZOOM, wheel.getDeltaY() / NOTCH), wheel.getX()));
            wheel.consume();
        } else if (!view().showsAll()) {
            double delta =
                    Math.abs(wheel.getDeltaX()) > Math.abs(wheel.getDeltaY()) ? wheel.getDeltaX() : wheel.getDeltaY();
            show(view().pan(-delta));
            wheel.consume();
        }
    }

    private void pressed(MouseEvent press) {
        dragX = press.getX();
        panning = press.getButton() == MouseButton.MIDDLE || press.getY() < WaveformCanvas.RULER;
        if (!panning && press.getButton() == MouseButton.PRIMARY) {
            seek.accept(view().time(press.getX()));
        }
    }

    private void dragged(MouseEvent drag) {
        if (panning) {
            show(view().pan(dragX - drag.getX()));
            dragX = drag.getX();
        } else if (drag.getButton() == MouseButton.PRIMARY) {
            seek.accept(view().time(drag.getX()));
        }
        hover(drag);
    }

    private void hover(MouseEvent move) {
        boolean there = canvas.waveform().get().isPresent();
        pointer.setVisible(there);
        pointed.setVisible(there);
        setCursor(move.getY() < WaveformCanvas.RULER && !view().showsAll() ? Cursor.H_RESIZE : Cursor.DEFAULT);
        var time = view().time(move.getX());
        pointed.setText(view().perPixel() < 160 ? TimeText.fine(time) : TimeText.clock(time));
        pointed.autosize();
        double room = view().width() - pointed.getWidth() - 4;
        pointed.relocate(Math.clamp(move.getX() + 6, 4, Math.max(4, room)), WaveformCanvas.RULER + 4);
        pointer.resizeRelocate(Math.rint(move.getX()), WaveformCanvas.RULER, 1, canvas.getHeight());
    }
}
