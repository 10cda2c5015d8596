package dev.earshot.app.endpoints.run;

import atlantafx.base.theme.Styles;
import dev.earshot.app.endpoints.sound.Source;
import dev.earshot.app.fx.Space;
import dev.earshot.app.speech.LevelMeter;
import dev.earshot.app.speech.SessionText;
import dev.earshot.app.speech.TimeText;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A run while it goes on.
final class GoingView extends VBox {
    private static final String NOTHING = "–";

    private final RunViewModel model;
    private final Label state = new Label();
    private final ProgressBar bar = new ProgressBar(-1);
    private final Label time = new Label();
    private final LevelMeter meter = new LevelMeter();
    private final Label frames = value();
    private final Label connections = value();
    private final Label firstInterim = value();
    private final Label lastFinal = value();
    private final SessionText text = new SessionText();
    private final ListView<Happening> happenings = new ListView<>();
    private int run;

    GoingView(RunViewModel model) {
        super(Space.M);
        this.model = model;
        getStyleClass().add("run-going");
        setMinSize(0, 0);
        state.setWrapText(true);
        state.getStyleClass().add("run-state");
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        bar.setAccessibleText("How much of the sound was sent");
        time.getStyleClass().add("monospace");
        time.setMinWidth(USE_PREF_SIZE);
        var sending = new HBox(Space.M, bar, time);
        sending.setAlignment(Pos.CENTER_LEFT);
        meter.managedProperty().bind(meter.visibleProperty());
        var figures = new FlowPane(
                Space.XL,
                Space.S,
                figure("Frames sent / received", frames),
                figure("Connections", connections),
                figure("To first interim", firstInterim),
                figure("To last final", lastFinal));
        happenings.setAccessibleText("What happened on the connection");
        happenings.setPlaceholder(new Label("Nothing has happened yet."));
        happenings.setCellFactory(_ -> new HappeningCell());
        var below = new SplitPane(text.scrolling(), happenings);
        below.setDividerPositions(0.62);
        below.setMinHeight(120);
        VBox.setVgrow(below, Priority.ALWAYS);
        getChildren().addAll(state, sending, meter, figures, below);
        model.phase().subscribe(this::turnTo);
        model.progress().subscribe(this::show);
        model.level().subscribe(level -> meter.peak(level.level().peak()));
    }

    private static Label value() {
        var label = new Label(NOTHING);
        label.getStyleClass().add("value");
        return label;
    }

    private static VBox figure(String name, Label value) {
        var title = new Label(name);
        title.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        title.setLabelFor(value);
        return new VBox(title, value);
    }

    private void turnTo(Phase phase) {
        boolean live = model.order()
                .filter(order -> order.source() instanceof Source.OfMicrophone)
                .isPresent();
        meter.setVisible(live);
        switch (phase) {
            case Phase.Preparing _ -> {
                run++;
                happenings.getItems().clear();
            }
            case Phase.Running _ -> {
                if (live) {
                    meter.start();
                }
            }
            case Phase.Ending _, Phase.Idle _ -> meter.stop();
        }
        say(phase, model.progress().get());
    }

    private void say(Phase phase, RunProgress now) {
        state.setText(
                switch (phase) {
                    case Phase.Idle _ -> "";
                    case Phase.Preparing(var what) -> what;
                    case Phase.Running _ ->
                        now.fraction() >= 1 ? "All sound is sent; the last words are waited for." : now.state();
                    case Phase.Ending _ ->
                        "No more sound is sent; what is still to come is waited for. Ctrl+R ends it at once.";
                });
    }

    private void show(RunProgress now) {
        say(model.phase().get(), now);
        bar.setProgress(now.fraction());
        time.setText(TimeText.clock(now.sent())
                + now.total().map(all -> " / " + TimeText.clock(all)).orElse(""));
        frames.setText(now.framesSent() + " / " + now.framesReceived());
        connections.setText(String.valueOf(now.connections()));
        firstInterim.setText(seconds(now.firstInterim()));
        lastFinal.setText(seconds(now.lastFinal()));
        text.show("run " + run, now.settled(), now.tentative());
        add(now.happenings());
    }

    private void add(List<Happening> all) {
        int known = happenings.getItems().size();
        if (all.size() > known) {
            happenings.getItems().addAll(all.subList(known, all.size()));
            happenings.scrollTo(all.size() - 1);
        }
    }

    private static String seconds(Optional<Duration> time) {
        return time.map(one -> String.format(Locale.ROOT, "%.2f s", one.toMillis() / 1e3))
                .orElse(NOTHING);
    }

    private static final class HappeningCell extends ListCell<Happening> {
        private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
        private static final PseudoClass FAULT = PseudoClass.getPseudoClass("fault");

        HappeningCell() {
            setWrapText(true);
            setPrefWidth(0); // as wide as the list, so that long lines wrap
            getStyleClass().add("happening");
        }

        @Override
        protected void updateItem(@Nullable Happening what, boolean empty) {
            super.updateItem(what, empty);
            var kind = what == null || empty ? Happening.Kind.CONNECTION : what.kind();
            pseudoClassStateChanged(BAD, kind == Happening.Kind.PROBLEM);
            pseudoClassStateChanged(FAULT, kind == Happening.Kind.FAULT || kind == Happening.Kind.RECONNECT);
            setText(what == null || empty ? null : TimeText.fine(what.at()) + "   " + what.words());
        }
    }
}
