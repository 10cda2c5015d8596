package dev.earshot.app.endpoints.sound;

import dev.earshot.app.Samples.Sample;
import dev.earshot.app.endpoints.sound.Source.Kind;
import dev.earshot.app.fx.NameConverter;
import dev.earshot.app.fx.Space;
import dev.earshot.engine.audio.Microphone;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Where the user says which sound is sent; takes recordings that are dropped on it.
public final class SourceBox extends VBox {
    private final SourceChoice choice;
    private final Supplier<Optional<Path>> askForFile;
    private final StackPane detail = new StackPane();

    /// @param askForFile asks the user for a recording
    public SourceBox(SourceChoice choice, Supplier<Optional<Path>> askForFile) {
        super(Space.S);
        this.choice = choice;
        this.askForFile = askForFile;
        getStyleClass().add("source-box");
        var kinds = new ComboBox<Kind>();
        kinds.getItems().setAll(choice.kinds());
        kinds.setConverter(new NameConverter<>(Kind::words));
        kinds.valueProperty().bindBidirectional(choice.kind());
        kinds.setAccessibleText("What is sent");
        kinds.setMinWidth(150);
        detail.setAlignment(Pos.CENTER_LEFT);
        var row = new FlowPane(Space.S, Space.S, kinds, detail);
        row.setAlignment(Pos.TOP_LEFT);
        getChildren().add(row);
        choice.kind().subscribe(this::show);
        setOnDragOver(this::over);
        setOnDragDropped(this::dropped);
    }

    private void show(Kind kind) {
        detail.getChildren()
                .setAll(
                        switch (kind) {
                            case SAMPLE -> samples();
                            case RECORDING -> recording();
                            case SPOKEN -> spoken();
                            case MICROPHONE -> microphones();
                        });
    }

    private Node samples() {
        var box = new ComboBox<Sample>();
        box.getItems().setAll(choice.samples());
        box.setConverter(new NameConverter<>(sample -> sample.name() + " – " + sample.about()));
        box.valueProperty().bindBidirectional(choice.sample());
        box.setAccessibleText("Sample");
        box.setMaxWidth(340);
        return box;
    }

    private Node recording() {
        var button = new Button("Choose…", new FontIcon(Feather.FOLDER));
        button.setOnAction(_ -> askForFile.get().ifPresent(choice::chooseFile));
        button.setMinWidth(USE_PREF_SIZE);
        var name = new Label();
        name.setMaxWidth(320);
        choice.file().subscribe(file -> {
            name.setText(file.map(path -> String.valueOf(path.getFileName())).orElse("or drop one here"));
            name.setTooltip(file.map(path -> new Tooltip(path.toString())).orElse(null));
        });
        var row = new HBox(Space.S, button, name);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node spoken() {
        var area = new TextArea();
        area.textProperty().bindBidirectional(choice.text());
        area.setWrapText(true);
        area.setPrefRowCount(2);
        area.setPrefColumnCount(30);
        area.setAccessibleText("Text that the system speaks");
        return area;
    }

    private Node microphones() {
        var box = new ComboBox<Optional<Microphone>>();
        box.setConverter(new NameConverter<>(one -> one.map(Microphone::title).orElse("The system's default")));
        box.setAccessibleText("Microphone");
        box.setMaxWidth(340);
        Runnable fill = () -> {
            box.getItems()
                    .setAll(choice.microphones().stream().map(Optional::of).toList());
            box.setValue(choice.microphone().get());
        };
        choice.microphones().addListener((ListChangeListener<Microphone>) _ -> fill.run());
        choice.microphone().subscribe(box::setValue);
        box.valueProperty().subscribe(value -> {
            if (value != null) {
                choice.microphone().set(value);
            }
        });
        fill.run();
        choice.refreshMicrophones();
        return box;
    }

    private void over(DragEvent drag) {
        if (drag.getDragboard().hasFiles()) {
            drag.acceptTransferModes(TransferMode.COPY);
            drag.consume();
        }
    }

    private void dropped(DragEvent drop) {
        var files = drop.getDragboard().getFiles();
        if (!files.isEmpty()) {
            choice.chooseFile(files.getFirst().toPath());
            drop.setDropCompleted(true);
            drop.consume();
        }
    }
}
