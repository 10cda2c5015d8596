package dev.earshot.app.transcribe;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.NameConverter;
import dev.earshot.app.fx.Space;
import dev.earshot.app.speech.LanguageBox;
import dev.earshot.app.speech.ModelMenu;
import dev.earshot.engine.recognition.Task;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Where recordings come from, and who will listen.
final class PageToolbar extends HBox {
    private static final double TIGHT = 640;

    private final TranscribeViewModel model;
    private final ComboBox<Task> tasks = new ComboBox<>();
    private final LanguageBox languages;

    PageToolbar(
            TranscribeViewModel model,
            Runnable openFiles,
            Runnable openFolder,
            Runnable openTraces,
            Runnable chooseModel) {
        super(Space.S);
        this.model = model;
        languages = new LanguageBox(model.choice());
        getStyleClass().add("page-toolbar");
        setAlignment(Pos.CENTER_LEFT);
        var folder = new MenuItem("Open a folder…");
        folder.setOnAction(_ -> openFolder.run());
        var traces = new MenuItem("Open traces…");
        traces.setOnAction(_ -> openTraces.run());
        var open = new SplitMenuButton(folder, traces);
        open.setText("Open");
        open.setGraphic(new FontIcon(Feather.FOLDER));
        open.setTooltip(new Tooltip("Open recordings (Ctrl+O)"));
        open.setOnAction(_ -> openFiles.run());
        open.setMinWidth(USE_PREF_SIZE);
        open.setAccessibleText("Open recordings");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var record = recordButton();
        getChildren().addAll(open, record, gap, tasks, languages, new ModelMenu(model.choice(), chooseModel));
        showTasks();
        widthProperty().subscribe(_ -> fit(open, record));
        languages.visibleProperty().subscribe(_ -> fit(open, record));
    }

    /// In little room the choices matter more than the names of buttons that everybody knows.
    private void fit(Labeled... buttons) {
        boolean tight = getWidth() < TIGHT && languages.isVisible();
        for (var button : buttons) {
            button.setContentDisplay(tight ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
        }
    }

    private Button recordButton() {
        var record = new Button("Record", new FontIcon(Feather.MIC));
        record.getStyleClass().add("record");
        record.setAccessibleText("Record");
        record.setTooltip(new Tooltip("Record from the microphone (Ctrl+R)"));
        record.setOnAction(_ -> model.toggleRecording());
        record.setMinWidth(USE_PREF_SIZE);
        model.recording().subscribe(going -> record.setDisable(going.isPresent()));
        return record;
    }

    private void showTasks() {
        tasks.setMinWidth(116);
        tasks.getItems().setAll(Task.values());
        tasks.setAccessibleText("What is written down");
        tasks.setTooltip(new Tooltip("What was said, or the same in English"));
        tasks.setConverter(new NameConverter<>(PageToolbar::taskName));
        tasks.managedProperty().bind(tasks.visibleProperty());
        tasks.visibleProperty().bind(model.choice().translates());
        tasks.getStyleClass().add(Styles.FLAT);
        model.choice().task().subscribe(chosen -> tasks.setValue(chosen));
        tasks.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                model.choice().chooseTask(chosen);
            }
        });
    }

    private static String taskName(Task task) {
        return switch (task) {
            case TRANSCRIBE -> "As spoken";
            case TRANSLATE -> "In English";
        };
    }
}
