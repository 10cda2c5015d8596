package dev.earshot.app.trace;

import dev.earshot.app.speech.Viewport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/// Draws the lanes of a session as far as they are in view, at most a text for each pixel.
///
/// @param arrivals in the order in which they came
record LanePainter(List<Arrival> arrivals, Colours colours) {
    /// @param box of a final
    record Colours(
            Color settled,
            Color box,
            Color interim,
            Color speech,
            Color note,
            Color purpose,
            Color reconnect,
            Color problem,
            Color label) {}

    private static final double SAID = 8;
    private static final double BOX = 22;
    private static final double CAME = 64;
    private static final double TICK = 12;
    private static final double MARK = 10;

    /// Closer than this, interim texts have lines of their own.
    private static final double DETAIL = 400; // samples a pixel

    /// @param chosen is drawn with a ring
    void draw(GraphicsContext gc, Viewport view, double width, double height, Optional<Arrival> chosen) {
        gc.clearRect(0, 0, width, height);
        gc.setFont(Font.font(11));
        double lastTick = -1;
        double lastInterim = -1;
        for (int i = first(view); i < arrivals.size(); i++) {
            var arrival = arrivals.get(i);
            double came = Math.rint(view.x(arrival.at()));
            if (view.x(arrival.said().start()) > width && came > width) {
                if (came > 2 * width) {
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
                case SPEECH_STARTED -> drawSpeech(gc, view, arrival, came, MARK);
                case SPEECH_ENDED -> drawSpeech(gc, view, arrival, came, -MARK);
                case NOTE -> drawDot(gc, came);
                case RECONNECT -> drawMark(gc, came, colours.reconnect);
                case ON_PURPOSE -> drawMark(gc, came, colours.purpose);
                case PROBLEM -> drawMark(gc, came, colours.problem);
            }
        }
        chosen.ifPresent(arrival -> drawRing(gc, view, arrival));
        gc.setFill(colours.label);
        gc.fillText("said", 6, SAID + BOX + 13);
        gc.fillText("came", 6, CAME + TICK + 11);
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
        gc.setFill(colours.interim);
        gc.fillRect(came, CAME + TICK / 4, 1, TICK / 2);
        if (view.perPixel() < DETAIL) {
            gc.setStroke(colours.interim);
            gc.setLineWidth(0.5);
            gc.strokeLine(view.x(arrival.said().end()), SAID + BOX, came, CAME);
        }
    }

    private void drawFinal(GraphicsContext gc, Viewport view, Arrival arrival, double came, boolean apart) {
        double from = view.x(arrival.said().start());
        double to = view.x(arrival.said().end());
        gc.setFill(colours.box);
        gc.fillRoundRect(from, SAID, Math.max(1, to - from - 1), BOX, 4, 4);
        if (to - from > 24) {
            gc.save();
            gc.beginPath();
            gc.rect(from, SAID, to - from - 4, BOX);
            gc.clip();
            gc.setFill(colours.label);
            gc.fillText(arrival.text(), Math.max(from, 0) + 5, SAID + 15);
            gc.restore();
        }
        if (apart) {
            gc.setStroke(colours.settled);
            gc.setLineWidth(1);
            gc.strokeLine(to, SAID + BOX, came, CAME);
            gc.setFill(colours.settled);
            gc.fillRect(came - 1, CAME, 2, TICK);
        }
    }

    /// A triangle that points into the speech, where that was told; a bar where it was.
    private void drawSpeech(GraphicsContext gc, Viewport view, Arrival arrival, double came, double into) {
        double said = Math.rint(view.x(arrival.said().start()));
        double top = LaneCanvas.EVENTS + 4;
        gc.setFill(colours.speech);
        gc.fillRect(said, SAID - 4, 1, BOX + 8);
        gc.fillPolygon(new double[] {came, came + into * 0.8, came}, new double[] {top, top + MARK / 2, top + MARK}, 3);
    }

    private void drawDot(GraphicsContext gc, double x) {
        gc.setFill(colours.note);
        gc.fillOval(x - 2, LaneCanvas.EVENTS + 7, 4, 4);
    }

    /// A line from top to bottom with a diamond: what must not be overlooked.
    private void drawMark(GraphicsContext gc, double x, Color colour) {
        double middle = LaneCanvas.EVENTS + 4 + MARK / 2;
        gc.setFill(colour);
        gc.fillRect(x, 0, 1, middle);
        gc.fillPolygon(
                new double[] {x - MARK / 2, x + 0.5, x + MARK / 2 + 1, x + 0.5},
                new double[] {middle, middle - MARK / 2, middle, middle + MARK / 2},
                4);
    }

    private void drawRing(GraphicsContext gc, Viewport view, Arrival arrival) {
        double x = view.x(arrival.at());
        double middle = arrival.kind().isText() ? CAME + TICK / 2 : LaneCanvas.EVENTS + 4 + MARK / 2;
        gc.setStroke(colours.label);
        gc.setLineWidth(1.5);
        gc.strokeOval(x - 8, middle - 8, 16, 16);
    }
}
