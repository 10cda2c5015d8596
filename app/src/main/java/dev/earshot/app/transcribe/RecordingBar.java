package dev.earshot.app.transcribe;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import dev.earshot.app.speech.LevelMeter;
import dev.earshot.app.speech.Meter;
import dev.earshot.app.speech.TimeText;
import dev.earshot.app.transcribe.LiveRecording.Phase;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is seen while recording: the lamp, the clock, the level, and the two buttons that matter.
final class RecordingBar extends HBox {
    private final Circle lamp = new Circle(6);
    private final Label clock = new Label("0:00");
    private final Label device = new Label();
    private final LevelMeter level = new LevelMeter();
    private final Label clip = new Label("CLIP");
    private final Button pause = new Button("Pause", new FontIcon(Feather.PAUSE));
    private Subscription watching = Subscription.EMPTY;

    RecordingBar(TranscribeViewModel model) {
        super(Space.L);
        getStyleClass().add("recording-bar");
        setAlignment(Pos.CENTER_LEFT);
        lamp.getStyleClass().add("lamp");
        clock.getStyleClass().add("clock");
        clock.setMinWidth(USE_PREF_SIZE);
        device.getStyleClass().addAll("text-muted", Styles.TEXT_SMALL);
        clip.getStyleClass().add("clip-lamp");
        clip.setMinWidth(USE_PREF_SIZE);
        level.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(level, Priority.ALWAYS);
        var meter = new HBox(Space.S, level, clip);
        meter.setAlignment(Pos.CENTER_LEFT);
        var middle = new VBox(Space.XS, device, meter);
        middle.setAlignment(Pos.CENTER_LEFT);
        middle.setMinWidth(60);
        HBox.setHgrow(middle, Priority.ALWAYS);
        pause.setOnAction(_ -> model.pauseOrResumeRecording());
        pause.setMinWidth(Region.USE_PREF_SIZE);
        var stop = new Button("Stop", new FontIcon(Feather.SQUARE));
        stop.getStyleClass().add(Styles.DANGER);
        stop.setAccessibleText("Stop recording");
        stop.setTooltip(new Tooltip("Stop (Ctrl+R)"));
        stop.setOnAction(_ -> model.toggleRecording());
        stop.setMinWidth(Region.USE_PREF_SIZE);
        var time = new HBox(Space.S, lamp, clock);
        time.setAlignment(Pos.CENTER_LEFT);
        time.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(time, middle, new HBox(Space.S, pause, stop));
        ((HBox) getChildren().getLast()).setAlignment(Pos.CENTER);
        setVisible(false);
        managedProperty().bind(visibleProperty());
        widthProperty().subscribe(width -> {
            var display = width.doubleValue() < 480 ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT;
            pause.setContentDisplay(display);
            stop.setContentDisplay(display);
        });
    }

    /// Shows that recording until [#unwatch].
    void watch(LiveRecording recording) {
        unwatch();
        level.start();
        watching = Subscription.combine(
                recording.phase().subscribe(this::phase),
                recording.meter().subscribe(this::meter),
                recording.device().subscribe(device::setText));
    }

    void unwatch() {
        watching.unsubscribe();
        watching = Subscription.EMPTY;
        level.stop();
        setVisible(false);
    }

    private void phase(Phase phase) {
        setVisible(phase == Phase.RUNNING || phase == Phase.PAUSED || phase == Phase.STARTING);
        boolean paused = phase == Phase.PAUSED;
        pause.setText(paused ? "Resume" : "Pause");
        pause.setTooltip(new Tooltip(paused ? "Resume (Ctrl+Shift+R)" : "Pause (Ctrl+Shift+R)"));
        pause.setGraphic(new FontIcon(paused ? Feather.PLAY : Feather.PAUSE));
        pause.setDisable(phase == Phase.STARTING);
        lamp.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("paused"), paused);
        lamp.setAccessibleText(paused ? "Paused" : "Recording");
    }

    private void meter(Meter now) {
        clock.setText(TimeText.clock(now.captured()));
        clock.setAccessibleText(TimeText.spoken(now.captured()));
        level.peak(now.level().peak());
        clip.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("on"), now.clipped());
        clip.setAccessibleText(now.clipped() ? "Too loud: samples were clipped" : "Not clipped");
    }
}
