package dev.earshot.app.settings;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import dev.earshot.app.shell.Appearance;
import dev.earshot.app.shell.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;

/// The Settings page: what it does now, section by section, with the control beside each thing.
final class SettingsView extends ScrollPane {
    private final SettingsViewModel model;
    private final Consumer<Path> openFolder;

    SettingsView(SettingsViewModel model, About about, Consumer<Path> openFolder) {
        this.model = model;
        this.openFolder = openFolder;
        getStyleClass().add("settings");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);

        var title = new Label("Settings");
        title.getStyleClass().add(Styles.TITLE_2);
        var column = new VBox(
                Space.XL,
                title,
                section("Appearance", new SettingRow("Colours", "Light, dark, or as your system is.", appearance())),
                section(
                        "Speech to text",
                        new SettingRow(
                                "Model",
                                "Automatic takes the best one installed.",
                                new Picker("Model", model.models(), model::chooseModel)),
                        new SettingRow(
                                "Runs on",
                                "Automatic takes a GPU if there is one that serves.",
                                new Picker("Runs on", model.devices(), model::chooseDevice)),
                        new SettingRow(
                                "Precision",
                                "Automatic takes what this machine does best.",
                                new Picker("Precision", model.precisions(), model::choosePrecision)),
                        new SettingRow(
                                "Language",
                                "What is usually spoken. Automatic leaves it to the model.",
                                new Picker("Language", model.languages(), model::chooseLanguage))),
                section(
                        "Recording",
                        new SettingRow(
                                "Microphone",
                                "What is recorded from: a microphone, or what the computer plays.",
                                new Picker("Microphone", model.microphones(), model::chooseMicrophone)),
                        new SettingRow("Folder", "Where recordings are saved.", recordings())),
                section("About", new AboutView(about, openFolder)));
        column.getStyleClass().add("settings-column");
        column.setMaxWidth(760);
        setContent(column);
    }

    private static VBox section(String heading, Node... rows) {
        var label = new Label(heading);
        label.getStyleClass().add(Styles.TITLE_4);
        var card = new VBox();
        for (var row : rows) {
            if (!card.getChildren().isEmpty()) {
                card.getChildren().add(new Separator());
            }
            card.getChildren().add(row);
        }
        card.getStyleClass().add("settings-card");
        return new VBox(Space.S, label, card);
    }

    private Node appearance() {
        var group = new ToggleGroup();
        List<ToggleButton> buttons = new ArrayList<>();
        for (var appearance : Appearance.values()) {
            var button = new ToggleButton(name(appearance));
            button.setToggleGroup(group);
            button.setUserData(appearance);
            button.setOnAction(_ -> {
                // Pressing the chosen one again leaves it chosen.
                button.setSelected(true);
                model.chooseAppearance(appearance);
            });
            buttons.add(button);
        }
        buttons.getFirst().getStyleClass().add(Styles.LEFT_PILL);
        buttons.subList(1, buttons.size() - 1)
                .forEach(button -> button.getStyleClass().add(Styles.CENTER_PILL));
        buttons.getLast().getStyleClass().add(Styles.RIGHT_PILL);
        model.settings()
                .subscribe(now -> buttons.forEach(
                        button -> button.setSelected(button.getUserData().equals(now.appearance()))));
        return new HBox(buttons.toArray(Node[]::new));
    }

    private static String name(Appearance appearance) {
        return switch (appearance) {
            case SYSTEM -> "System";
            case LIGHT -> "Light";
            case DARK -> "Dark";
        };
    }

    private Node recordings() {
        var path = new Label();
        path.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        path.setMinWidth(0);
        var full = new Tooltip();
        path.setTooltip(full);
        var reset = new Button("Reset");
        reset.setOnAction(_ -> model.resetRecordings());
        var open = new Button("Open");
        open.setOnAction(_ -> openFolder.accept(model.recordings()));
        var choose = new Button("Choose\u2026");
        choose.setOnAction(_ -> choose());
        model.settings().map(Settings::recordings).subscribe(chosen -> {
            path.setText(model.recordings().toString());
            full.setText(model.recordings().toString());
            reset.setVisible(chosen.isPresent());
        });
        var buttons = new HBox(Space.S, reset, open, choose);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getChildren().forEach(button -> ((Region) button).setMinWidth(Region.USE_PREF_SIZE));
        var box = new VBox(Space.S, path, buttons);
        box.setAlignment(Pos.CENTER_RIGHT);
        box.setPrefWidth(320);
        box.setMinWidth(280);
        return box;
    }

    private void choose() {
        var chooser = new DirectoryChooser();
        chooser.setTitle("Where recordings are saved");
        var now = model.recordings().toFile();
        if (now.isDirectory()) {
            chooser.setInitialDirectory(now);
        }
        var chosen = chooser.showDialog(getScene().getWindow());
        if (chosen != null) {
            model.chooseRecordings(chosen.toPath());
        }
    }
}
