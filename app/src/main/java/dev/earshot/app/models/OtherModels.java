package dev.earshot.app.models;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Models that are not in the list: from the hub by name, or from a folder.
final class OtherModels extends VBox {

    private final Label said = new Label();
    private final Button get = new Button("Get");

    /// @param choose asks for a folder
    /// @param copy takes the model in it
    OtherModels(Lookup lookup, Supplier<Optional<Path>> choose, Consumer<Path> copy) {

        getStyleClass().add("settings-card");
        var name = new TextField();
        name.setPromptText("organisation/name");
        name.setAccessibleText("Name of a model on the hub");
        name.setMinWidth(120);
        HBox.setHgrow(name, Priority.ALWAYS);
        var look = new Button("Look it up");
        look.setMinWidth(Region.USE_PREF_SIZE);
        look.disableProperty().bind(name.textProperty().map(String::isBlank));
        look.setOnAction(_ -> lookup.ask(name.getText()));
        name.setOnAction(_ -> look.fire());
        get.getStyleClass().add(Styles.ACCENT);
        get.setMinWidth(Region.USE_PREF_SIZE);
        get.setOnAction(_ -> {
            lookup.get();
            name.clear();
        });
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(said, Priority.ALWAYS);
        said.setMaxWidth(Double.MAX_VALUE);
        var answer = new HBox(Space.L, said, get);
        answer.setAlignment(Pos.CENTER_LEFT);
        answer.visibleProperty().bind(said.textProperty().isNotEmpty());
        answer.managedProperty().bind(answer.visibleProperty());
        get.managedProperty().bind(get.visibleProperty());
        lookup.answer().subscribe(this::show);

        var folder = new Button("Choose a folder\u2026", new FontIcon(Feather.FOLDER));
        folder.setMinWidth(Region.USE_PREF_SIZE);
        folder.setOnAction(_ -> choose.get().ifPresent(copy));
        getChildren()
                .addAll(
                        row(
                                "From the hub",
                                "Any Whisper or wav2vec 2.0 model, by its name there. It is looked at before it is"
                                        + " fetched.",
                                new HBox(Space.S, name, look),
                                answer),
                        new javafx.scene.control.Separator(),
                        row(
                                "From a folder",
                                "A model as hubs lay it out (config.json and safetensors). It is checked and copied;"
                                        + " a folder can also be dropped on this page.",
                                folder));
    }

    private static VBox row(String name, String explanation, Node... controls) {
        var title = new Label(name);
        var text = new Label(explanation);
        text.getStyleClass().addAll("text-small", "text-muted");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        var row = new VBox(Space.S, new VBox(title, text));
        row.getChildren().addAll(controls);
        row.getStyleClass().add("setting-row");
        return row;
    }

    private void show(Lookup.Answer now) {
        said.getStyleClass().removeAll("danger", "text-muted");
        get.setVisible(now instanceof Lookup.Answer.Found);
        switch (now) {
            case Lookup.Answer.Nothing() -> said.setText("");
            case Lookup.Answer.Asking(String asked) -> {
                said.getStyleClass().add("text-muted");
                said.setText("Asking the hub about " + asked + " \u2026");
            }
            case Lookup.Answer.Found found -> said.setText(found.sentence());
            case Lookup.Answer.Refused(String sentence) -> {
                said.getStyleClass().add("danger");
                said.setText(sentence);
            }
        }
    }

    /// What was dropped, if it is one folder.
    static Optional<Path> dropped(List<File> files) {
        return files.size() == 1 && files.getFirst().isDirectory()
                ? Optional.of(files.getFirst().toPath())
                : Optional.empty();
    }
}
