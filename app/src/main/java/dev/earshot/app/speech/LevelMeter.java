package dev.earshot.app.speech;

import java.time.Duration;
import javafx.animation.AnimationTimer;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/// A bar that shows how loud it is: calm, then amber near full scale. It moves only between [#start] and [#stop].
public final class LevelMeter extends Region {
    /// Above this the speaker is too close to full scale.
    private static final double HOT = -6;

    private final Region bar = new Region();
    private final Region mark = new Region();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            advance(last == 0 ? Duration.ZERO : Duration.ofNanos(now - last));
            last = now;
        }
    };
    private Ballistics shown = Ballistics.REST;
    private double peak;
    private long last;

    public LevelMeter() {
        getStyleClass().add("level-meter");
        bar.getStyleClass().add("bar");
        mark.getStyleClass().add("mark");
        bar.setManaged(false);
        mark.setManaged(false);
        getChildren().addAll(bar, mark);
        setAccessibleText("Recording level");
    }

    /// The newest peak, linear.
    public void peak(double measured) {
        peak = measured;
    }

    public void start() {
        last = 0;
        timer.start();
    }

    public void stop() {
        timer.stop();
        shown = Ballistics.REST;
        peak = 0;
        requestLayout();
    }

    /// Moves on by that much time.
    public void advance(Duration passed) {
        shown = shown.after(passed, peak);
        bar.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("hot"), shown.hold() > HOT);
        requestLayout();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected void layoutChildren() {
        double room = getWidth() - 4;
        bar.resizeRelocate(2, 2, Math.max(0, room * Ballistics.fraction(shown.level())), getHeight() - 4);
        mark.resizeRelocate(Math.max(2, room * Ballistics.fraction(shown.hold())), 2, 2, getHeight() - 4);
        mark.setVisible(shown.hold() > Ballistics.FLOOR);
    }
}
