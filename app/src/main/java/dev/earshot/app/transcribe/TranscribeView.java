package dev.earshot.app.transcribe;

import dev.earshot.app.shell.Shortcut;
import dev.earshot.app.speech.LevelMeter;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;

/// The Transcribe page's nodes.
final class TranscribeView extends StackPane {
    /// Below this width the list makes room for the text.
    private static final double NARROW = 640;

    private static final PseudoClass LITTLE = PseudoClass.getPseudoClass("little");

    private final TranscribeViewModel model;
    private final Dialogs dialogs;
    private final ItemView item;
    private final EmptyView empty;
    private final QueueView queue;
    private final HeardSheet heard = new HeardSheet();
    private final BorderPane page = new BorderPane();
    private final Runnable openTraces;

    /// @param offer shown on the empty page, when it is visible
    /// @param openTraces asks for traces and opens them
    TranscribeView(TranscribeViewModel model, Dialogs dialogs, Node offer, Runnable openTraces) {
        this.model = model;
        this.dialogs = dialogs;
        this.openTraces = openTraces;
        getStyleClass().add("transcribe");
        getStylesheets()
                .addAll(
                        String.valueOf(LevelMeter.class.getResource("speech.css")),
                        String.valueOf(TranscribeView.class.getResource("transcribe.css")));
        item = new ItemView(model, dialogs, this::toggleHeard);
        queue = new QueueView(model);
        empty = new EmptyView(model, this::openFiles, offer);
        page.setTop(new PageToolbar(model, this::openFiles, this::openFolder, openTraces, this::chooseModel));
        model.selected().subscribe(shown -> {
            boolean first = page.getCenter() != item;
            page.setCenter(shown.isPresent() ? item : empty);
            arrange();
            heard.close();
            if (first) {
                focus();
            }
        });
        widthProperty().subscribe(_ -> arrange());
        model.items().addListener((ListChangeListener<QueueItem>) _ -> arrange());
        setMinSize(0, 0);
        page.setMinSize(0, 0);
        var inside = new Rectangle();
        inside.widthProperty().bind(widthProperty());
        inside.heightProperty().bind(heightProperty());
        setClip(inside);
        StackPane.setAlignment(heard, Pos.CENTER_RIGHT);
        getChildren().addAll(page, heard);
        addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
    }

    /// In little room a list of one says nothing that is not said beside it.
    private void arrange() {
        boolean little = getWidth() < NARROW;
        queue.setPrefWidth(little ? 176 : 280);
        queue.pseudoClassStateChanged(LITTLE, little);
        boolean listed =
                model.selected().get().isPresent() && (!little || model.items().size() > 1);
        page.setLeft(listed ? queue : null);
    }

    /// Puts the keyboard where the next step is.
    void focus() {
        if (model.selected().get().isPresent()) {
            item.focusText();
        } else {
            empty.focusOpen();
        }
    }

    void openFiles() {
        var files = dialogs.recordings();
        if (!files.isEmpty()) {
            model.add(files);
        }
    }

    void openFolder() {
        dialogs.folder().ifPresent(folder -> model.add(List.of(folder)));
    }

    private void chooseModel() {
        dialogs.model().ifPresent(model.choice()::chooseFolder);
    }

    private void toggleHeard() {
        model.selected().get().ifPresent(heard::toggle);
    }

    /// Escape puts away what is in the way, the topmost first; otherwise it is not ours.
    private void escape(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE
                && (heard.isVisible() || item.search().isVisible())) {
            key.consume();
            if (heard.isVisible()) {
                heard.close();
            } else {
                item.search().close();
            }
        }
    }

    private void removeSelected() {
        model.selected().get().ifPresent(model::remove);
    }

    /// What the keyboard can do here.
    List<Shortcut> shortcuts() {
        return List.of(
                ctrl(KeyCode.O, "Open recordings", this::openFiles),
                ctrlShift(KeyCode.O, "Open a folder", this::openFolder),
                ctrl(KeyCode.R, "Record, or stop recording", model::toggleRecording),
                ctrlShift(KeyCode.R, "Pause or resume the recording", model::pauseOrResumeRecording),
                plain(KeyCode.SPACE, "Play or pause", model.playback()::toggle),
                plain(KeyCode.LEFT, "Back 5 seconds", () -> model.playback().skip(TranscribeViewModel.SKIP.negated())),
                plain(KeyCode.RIGHT, "On 5 seconds", () -> model.playback().skip(TranscribeViewModel.SKIP)),
                ctrlShift(KeyCode.T, "Open traces", openTraces),
                ctrl(KeyCode.F, "Find in the transcript", () -> whenShown(item.search()::open)),
                plain(KeyCode.F3, "Next match", model.search()::next),
                new Shortcut(
                        new KeyCodeCombination(KeyCode.F3, KeyCombination.SHIFT_DOWN),
                        "Previous match",
                        model.search()::previous),
                ctrlShift(KeyCode.C, "Copy the whole text", item::copyAll),
                ctrl(KeyCode.E, "Export", () -> whenShown(item.header()::openExport)),
                ctrl(KeyCode.I, "What was heard", this::toggleHeard),
                ctrl(KeyCode.PLUS, "Zoom in", item.waveform()::zoomIn),
                ctrl(KeyCode.MINUS, "Zoom out", item.waveform()::zoomOut),
                ctrl(KeyCode.DIGIT0, "Show the whole recording", item.waveform()::fit),
                plain(KeyCode.DELETE, "Remove the recording from the list", this::removeSelected));
    }

    private void whenShown(Runnable action) {
        Optional.of(action).filter(_ -> model.selected().get().isPresent()).ifPresent(Runnable::run);
    }

    private static Shortcut plain(KeyCode key, String what, Runnable action) {
        return new Shortcut(new KeyCodeCombination(key), what, action);
    }

    private static Shortcut ctrl(KeyCode key, String what, Runnable action) {
        return new Shortcut(new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN), what, action);
    }

    private static Shortcut ctrlShift(KeyCode key, String what, Runnable action) {
        return new Shortcut(
                new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN), what, action);
    }
}
