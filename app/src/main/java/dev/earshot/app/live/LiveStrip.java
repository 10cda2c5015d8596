package dev.earshot.app.live;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.IconButton;
import dev.earshot.app.fx.Space;
import dev.earshot.engine.vad.Detector;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The line below the transcript: what goes on, whether somebody speaks, how late the text is; and above it the newest
/// notice, until it is dismissed.
final class LiveStrip extends VBox {
    private static final PseudoClass SPEAKING = PseudoClass.getPseudoClass("speaking");
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final LiveViewModel model;
    private final Conversation conversation;
    private final Circle lamp = new Circle(5);
    private final Label state = new Label();
    private final Label detector = new Label();
    private final Label measures = new Label();
    private final Label notice = new Label();

    LiveStrip(LiveViewModel model) {
        this.model = model;
        conversation = model.conversation();
        getStyleClass().add("live-strip");
        lamp.getStyleClass().add("lamp");
        state.setMinWidth(USE_PREF_SIZE);
        state.getStyleClass().add("state");
        detector.getStyleClass().add(Styles.TEXT_MUTED);
        measures.getStyleClass().add(Styles.TEXT_MUTED);
        measures.setTooltip(new Tooltip(
                "How old the newest word was when it first appeared; how long after its last word the newest"
                        + " utterance was settled; how much sound waits to be heard"));
        measures.setMinWidth(60);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var line = new HBox(Space.S, lamp, state, detector, gap, measures);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("line");
        getChildren().addAll(noticeRow(), line);
        conversation.phase().subscribe(_ -> show());
        conversation.hearing().state().subscribe(_ -> show());
        conversation.meter().subscribe(_ -> show());
        conversation.hearing().speaking().subscribe(_ -> show());
        conversation.hearing().delays().subscribe(_ -> show());
        model.look().subscribe(_ -> show());
    }

    private HBox noticeRow() {
        notice.setWrapText(true);
        notice.setMinHeight(USE_PREF_SIZE);
        notice.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(notice, Priority.ALWAYS);
        var icon = new FontIcon(Feather.INFO);
        icon.getStyleClass().add("notice-icon");
        var relief = new Button();
        relief.getStyleClass().add(Styles.SMALL);
        relief.setMinWidth(USE_PREF_SIZE);
        relief.setOnAction(_ -> conversation.hearing().acceptRelief());
        relief.managedProperty().bind(relief.visibleProperty());
        conversation.hearing().relief().subscribe(model -> {
            relief.setVisible(model.isPresent());
            relief.setText(model.map(smaller -> "Use " + smaller.name()).orElse(""));
        });
        var row = new HBox(
                Space.S,
                icon,
                notice,
                relief,
                new IconButton(Feather.X, "Dismiss", conversation.hearing()::dismissNotice));
        row.getStyleClass().add("notice-row");
        row.setAlignment(Pos.CENTER_LEFT);
        row.managedProperty().bind(row.visibleProperty());
        conversation.hearing().notice().subscribe(sentence -> {
            row.setVisible(sentence.isPresent());
            notice.setText(sentence.orElse(""));
        });
        return row;
    }

    private void show() {
        var phase = conversation.phase().get();
        boolean hears =
                phase == Phase.LISTENING && conversation.hearing().state().get() == Ear.State.HEARING;
        state.setText(Outlook.state(conversation, model.look().get().pushToTalk()));
        lamp.pseudoClassStateChanged(ON, phase == Phase.LISTENING);
        lamp.pseudoClassStateChanged(
                SPEAKING, hears && conversation.hearing().speaking().get());
        detector.setText(
                hears ? conversation.hearing().detector().map(LiveStrip::named).orElse("") : "");
        measures.setText(String.join(" \u00b7 ", Outlook.measures(conversation)));
    }

    /// What tells speech from everything else.
    private static String named(Detector detector) {
        return switch (detector) {
            case SILERO -> "as Silero VAD hears it";
            case BUILT_IN -> "as the built-in detector hears it";
        };
    }
}
