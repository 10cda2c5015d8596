package dev.earshot.app.transcribe;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.IconButton;
import dev.earshot.app.fx.Space;
import dev.earshot.app.speech.TimeText;
import dev.earshot.app.speech.WaveformView;
import java.time.Duration;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Play, pause, where it is, and how close the waveform is looked at.
final class TransportBar extends HBox {
    private final Playback playback;
    private final Button play = new Button(null, new FontIcon(Feather.PLAY));
    private final Label time = new Label();

    TransportBar(Playback playback, WaveformView waveform, DoubtLegend legend) {
        super(Space.XS);
        this.playback = playback;
        getStyleClass().add("transport");
        setAlignment(Pos.CENTER_LEFT);
        play.getStyleClass().addAll(Styles.BUTTON_CIRCLE, Styles.ACCENT, "play");
        play.setOnAction(_ -> playback.toggle());
        time.getStyleClass().add("time");
        time.setMinWidth(USE_PREF_SIZE);
        HBox.setMargin(time, new javafx.geometry.Insets(0, 0, 0, Space.S));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren()
                .addAll(
                        new IconButton(
                                Feather.ROTATE_CCW,
                                "Back 5 seconds (←)",
                                () -> playback.skip(TranscribeViewModel.SKIP.negated())),
                        play,
                        new IconButton(
                                Feather.ROTATE_CW, "On 5 seconds (→)", () -> playback.skip(TranscribeViewModel.SKIP)),
                        time,
                        gap,
                        legend,
                        new IconButton(Feather.ZOOM_OUT, "Zoom out (Ctrl+−)", waveform::zoomOut),
                        new IconButton(Feather.MAXIMIZE, "Show the whole recording (Ctrl+0)", waveform::fit),
                        new IconButton(Feather.ZOOM_IN, "Zoom in (Ctrl++)", waveform::zoomIn));
        disableProperty().bind(playback.available().not());
        playback.playing().subscribe(this::showButton);
        playback.position().subscribe(_ -> showTime());
        playback.duration().subscribe(_ -> showTime());
    }

    private void showButton(boolean playing) {
        String what = playing ? "Pause (Space)" : "Play (Space)";
        play.setGraphic(new FontIcon(playing ? Feather.PAUSE : Feather.PLAY));
        play.setTooltip(new Tooltip(what));
        play.setAccessibleText(what);
    }

    private void showTime() {
        Duration at = playback.position().get();
        Duration of = playback.duration().get();
        time.setText(TimeText.clock(at) + " / " + TimeText.clock(of));
        time.setAccessibleText(TimeText.spoken(at) + " of " + TimeText.spoken(of));
    }
}
