package dev.earshot.app.live;

import dev.earshot.app.shell.Shortcut;
import dev.earshot.app.speech.LevelMeter;
import dev.earshot.app.speech.SpeechDialogs;
import dev.earshot.engine.export.ExportFormat;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The Live page's nodes.
final class LiveView extends BorderPane {
    private final LiveViewModel model;
    private final SpeechDialogs dialogs;
    private final Captions captions;
    private final ScriptView script;
    private final LiveBanner banner;

    LiveView(LiveViewModel model, SpeechDialogs dialogs, Captions captions) {
        this.model = model;
        this.dialogs = dialogs;
        this.captions = captions;
        getStyleClass().add("live");
        getStylesheets()
                .addAll(
                        String.valueOf(LevelMeter.class.getResource("speech.css")),
                        String.valueOf(LiveView.class.getResource("live.css")));
        setMinSize(0, 0);
        script = new ScriptView(model);
        script.setMinSize(0, 0);
        banner = new LiveBanner(model, this::save);
        var toolbar =
                new LiveToolbar(model, new LiveToolbar.Actions(captions::toggle, this::chooseModel, this::focusText));
        captions.shown().subscribe(toolbar::captionsShown);
        var ready = new ReadyView(model);
        var paragraphs = model.conversation().hearing().script().paragraphs();
        ready.setVisible(paragraphs.isEmpty());
        paragraphs.addListener((ListChangeListener<Paragraph>) _ -> ready.setVisible(paragraphs.isEmpty()));
        setTop(toolbar);
        setCenter(new StackPane(script, ready));
        setBottom(new VBox(banner, new LiveStrip(model)));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventFilter(KeyEvent.KEY_RELEASED, this::released);
        sceneProperty()
                .flatMap(javafx.scene.Scene::windowProperty)
                .flatMap(javafx.stage.Window::focusedProperty)
                .subscribe(focused -> {
                    if (focused == null || !focused) {
                        model.talkKey().release();
                    }
                });
    }

    /// Puts the keyboard where the space bar means what it says.
    void focusText() {
        script.area().requestFocus();
    }

    ScriptView script() {
        return script;
    }

    private void save(ExportFormat format) {
        var suggested = model.exportTo(format);
        dialogs.saveAs(format, suggested.resolveSibling(""), String.valueOf(suggested.getFileName()))
                .ifPresent(target -> model.export(format, target));
    }

    private void chooseModel() {
        dialogs.model().ifPresent(model.choice()::chooseFolder);
    }

    private void pressed(KeyEvent key) {
        if (talks(key)) {
            model.talkKey().press();
            key.consume();
        } else if (key.isShortcutDown() && !key.isAltDown()) {
            // The same keys on other keyboards: the plus sign above the equals sign, and those of the keypad.
            if (key.getCode() == KeyCode.EQUALS || key.getCode() == KeyCode.ADD) {
                model.larger();
                key.consume();
            } else if (key.getCode() == KeyCode.SUBTRACT) {
                model.smaller();
                key.consume();
            }
        }
    }

    private void released(KeyEvent key) {
        if (key.getCode() == KeyCode.SPACE || key.getCode() == KeyCode.F8) {
            boolean ours = model.talkKey().held().get();
            model.talkKey().release();
            if (ours) {
                key.consume();
            }
        }
    }

    /// The space bar presses buttons and types blanks where those have the keyboard; F8 is always free.
    private boolean talks(KeyEvent key) {
        if (!model.look().get().pushToTalk() || key.isShortcutDown() || key.isAltDown()) {
            return false;
        }
        return key.getCode() == KeyCode.F8 || (key.getCode() == KeyCode.SPACE && !usesSpace(key.getTarget()));
    }

    private static boolean usesSpace(EventTarget target) {
        return target instanceof Node node
                && (node instanceof ButtonBase || node instanceof ComboBoxBase<?> || node instanceof TextInputControl);
    }

    /// What the keyboard can do here.
    List<Shortcut> shortcuts() {
        var all = new ArrayList<Shortcut>(List.of(
                ctrl(KeyCode.R, "Listen, or stop", model::toggle),
                ctrlShift(KeyCode.R, "Pause or go on", model::pauseOrResume),
                new Shortcut(new KeyCodeCombination(KeyCode.F8), "Held: talk (with push-to-talk)", () -> {}),
                ctrl(KeyCode.T, "Captions window", captions::toggle),
                ctrl(KeyCode.PLUS, "Larger text", model::larger),
                ctrl(KeyCode.MINUS, "Smaller text", model::smaller),
                ctrl(KeyCode.DIGIT0, "Usual text size", model::usualSize),
                ctrl(KeyCode.END, "To the end of the text", script::toEnd),
                ctrlShift(KeyCode.C, "Copy the whole text", model::copyAll),
                ctrl(
                        KeyCode.G,
                        "Copy the text as it goes, or no more",
                        () -> model.copyAsItGoes(!model.look().get().copies())),
                ctrl(KeyCode.E, "Save the text as\u2026", banner::openSave),
                ctrl(KeyCode.ENTER, "Open the recording in Transcribe", model::openRecordings),
                ctrl(KeyCode.N, "Start anew", model::startAnew)));
        if (model.look().get().pushToTalk()) {
            all.add(2, new Shortcut(new KeyCodeCombination(KeyCode.SPACE), "Held: talk", () -> {}));
        }
        return all;
    }

    private static Shortcut ctrl(KeyCode key, String what, Runnable action) {
        return new Shortcut(new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN), what, action);
    }

    private static Shortcut ctrlShift(KeyCode key, String what, Runnable action) {
        return new Shortcut(
                new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN), what, action);
    }
}
