package dev.earshot.app.live;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import dev.earshot.app.speech.LanguageBox;
import dev.earshot.app.speech.LevelMeter;
import dev.earshot.app.speech.Meter;
import dev.earshot.app.speech.ModelMenu;
import dev.earshot.app.speech.TimeText;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The two rows above the transcript: what goes on, with the buttons for it; and who hears what, in which language.
final class LiveToolbar extends VBox {
    private static final double TIGHT = 720;
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    /// What its buttons do beyond the view model.
    record Actions(Runnable captions, Runnable chooseModel, Runnable focusText) {}

    private final LiveViewModel model;
    private final Actions actions;
    private final Button record = new Button();
    private final Button pause = new Button();
    private final Label clock = new Label("0:00");
    private final LevelMeter level = new LevelMeter();
    private final Label clip = new Label("CLIP");
    private final ToggleButton captions = new ToggleButton("Captions", new FontIcon(Feather.MONITOR));

    LiveToolbar(LiveViewModel model, Actions actions) {
        super(Space.S);
        this.model = model;
        this.actions = actions;
        getStyleClass().add("live-toolbar");
        record.setOnAction(_ -> then(model::toggle));
        pause.setOnAction(_ -> then(model::pauseOrResume));
        record.setMinWidth(USE_PREF_SIZE);
        pause.setMinWidth(USE_PREF_SIZE);
        clock.getStyleClass().add("clock");
        clock.setMinWidth(USE_PREF_SIZE);
        clip.getStyleClass().add("clip-lamp");
        clip.setMinWidth(USE_PREF_SIZE);
        level.setMinWidth(40);
        level.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(level, Priority.ALWAYS);
        captions.setTooltip(new Tooltip("Captions in a window of their own (Ctrl+T)"));
        captions.setAccessibleText("Captions window");
        captions.setMinWidth(USE_PREF_SIZE);
        captions.setOnAction(_ -> then(actions.captions()));
        var top = new HBox(Space.M, record, pause, clock, level, clip, captions, more());
        top.setAlignment(Pos.CENTER_LEFT);
        HBox.setMargin(clock, new javafx.geometry.Insets(0, 0, 0, Space.XS));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var source = new SourceMenu(model.sources());
        source.getStyleClass().add(Styles.FLAT);
        var models = new ModelMenu(model.choice(), actions.chooseModel());
        models.getStyleClass().add(Styles.FLAT);
        var languages = new LanguageBox(model.choice());
        languages.setMinWidth(148);
        var bottom = new HBox(Space.S, source, gap, languages, models);
        bottom.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(top, bottom);
        model.conversation().phase().subscribe(this::show);
        model.conversation().meter().subscribe(this::show);
        widthProperty().subscribe(_ -> fit());
    }

    /// The keyboard goes back to the text, where the space bar means what it says.
    private void then(Runnable action) {
        action.run();
        actions.focusText().run();
    }

    private void fit() {
        var display = getWidth() < TIGHT ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT;
        pause.setContentDisplay(display);
        captions.setContentDisplay(display);
    }

    /// Whether the captions are on a screen.
    void captionsShown(boolean shown) {
        captions.setSelected(shown);
    }

    private void show(Phase phase) {
        boolean on = phase.microphoneOn();
        boolean first = phase == Phase.READY;
        record.setText(on || phase == Phase.FINISHING ? "Stop" : first ? "Listen" : "Go on");
        record.setGraphic(new FontIcon(on || phase == Phase.FINISHING ? Feather.SQUARE : Feather.MIC));
        record.setTooltip(new Tooltip(record.getText() + " (Ctrl+R)"));
        record.setDisable(phase == Phase.FINISHING);
        record.getStyleClass().removeAll(Styles.DANGER, Styles.ACCENT);
        record.getStyleClass().add(on || phase == Phase.FINISHING ? Styles.DANGER : Styles.ACCENT);
        boolean paused = phase == Phase.PAUSED;
        pause.setText(paused ? "Resume" : "Pause");
        pause.setAccessibleText(pause.getText());
        pause.setGraphic(new FontIcon(paused ? Feather.PLAY : Feather.PAUSE));
        pause.setTooltip(new Tooltip(pause.getText() + " (Ctrl+Shift+R)"));
        pause.setDisable(phase != Phase.LISTENING && phase != Phase.PAUSED);
        if (phase == Phase.LISTENING) {
            level.start();
        } else {
            level.stop();
        }
    }

    private void show(Meter meter) {
        var captured = model.conversation().captured();
        clock.setText(TimeText.clock(captured));
        clock.setAccessibleText(TimeText.spoken(captured));
        level.peak(meter.level().peak());
        clip.pseudoClassStateChanged(ON, meter.clipped());
        clip.setAccessibleText(meter.clipped() ? "Too loud: samples were clipped" : "Not clipped");
    }

    private MenuButton more() {
        var talk = new CheckMenuItem("Listen only while a key is held (Space or F8)");
        talk.setOnAction(_ -> model.pushToTalk(talk.isSelected()));
        var copy = new CheckMenuItem("Copy the whole text as it goes (Ctrl+G)");
        copy.setOnAction(_ -> model.copyAsItGoes(copy.isSelected()));
        model.look().subscribe(look -> {
            talk.setSelected(look.pushToTalk());
            copy.setSelected(look.copies());
        });
        var more = new MenuButton("", new FontIcon(Feather.MORE_HORIZONTAL));
        more.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "more");
        more.setAccessibleText("More");
        more.setTooltip(new Tooltip("How it listens and looks"));
        more.setMinWidth(USE_PREF_SIZE);
        more.getItems()
                .addAll(
                        talk,
                        copy,
                        new SeparatorMenuItem(),
                        item("Larger text (Ctrl +)", model::larger),
                        item("Smaller text (Ctrl \u2212)", model::smaller),
                        item("Usual size (Ctrl 0)", model::usualSize),
                        new SeparatorMenuItem(),
                        item("Copy all (Ctrl+Shift+C)", model::copyAll));
        return more;
    }

    private static MenuItem item(String text, Runnable action) {
        var item = new MenuItem(text);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
