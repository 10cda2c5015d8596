package dev.earshot.app.endpoints;

import atlantafx.base.theme.Styles;
import dev.earshot.app.endpoints.TestDraft.Sort;
import dev.earshot.app.fx.IconButton;
import dev.earshot.app.fx.NameConverter;
import dev.earshot.app.fx.Space;
import dev.earshot.bridge.endpoint.EndpointTest;
import dev.earshot.bridge.endpoint.Unknown;
import dev.earshot.engine.SttException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Where a test is typed in.
final class TestForm extends VBox {
    private final ComboBox<String> endpoint = new ComboBox<>();
    private final ComboBox<Sort> sort = new ComboBox<>();
    private final TextField source = new TextField();
    private final TextField speed = new TextField();
    private final TextField frame = new TextField();
    private final TextField silence = new TextField();
    private final TextField reference = new TextField();
    private final TextField wer = new TextField();
    private final TextField firstInterim = new TextField();
    private final TextField finalDelay = new TextField();
    private final CheckBox conformant = new CheckBox("Keeps the rules of conformance, too");
    private final Label complaint = Parts.says(Styles.TEXT_SMALL, Styles.DANGER);
    private Unknown unknown = Unknown.NONE;
    private Consumer<EndpointTest> save = _ -> {};

    /// @param recording asks for a file
    TestForm(Supplier<Optional<Path>> recording) {
        super(Space.M);
        getStyleClass().add("test-form");
        sort.getItems().setAll(Sort.values());
        sort.setConverter(new NameConverter<>(TestForm::name));
        sort.setAccessibleText("What is sent");
        sort.setMinWidth(USE_PREF_SIZE);
        var choose = new IconButton(
                Feather.FOLDER,
                "Choose a recording",
                () -> recording.get().ifPresent(file -> {
                    sort.setValue(Sort.RECORDING);
                    source.setText(file.toString());
                }));
        HBox.setHgrow(source, Priority.ALWAYS);
        source.setMinWidth(80);
        source.setAccessibleText("Recording, sample or text");
        var sent = new HBox(Space.S, sort, source, choose);
        sent.setAlignment(Pos.CENTER_LEFT);
        sort.valueProperty().subscribe(now -> source.setPromptText(now == null ? "" : prompt(now)));
        getChildren()
                .addAll(
                        field("Endpoint", endpoint),
                        Parts.field("What is sent", sent),
                        Parts.field("What is really said", reference),
                        row(
                                small("Speed", speed, "1, 4, burst"),
                                small("Piece (ms)", frame, "50"),
                                small("End silence (ms)", silence, "500")),
                        row(
                                small("Errors, at most (%)", wer, "not looked at"),
                                small("First interim (ms)", firstInterim, "not looked at"),
                                small("Final (ms)", finalDelay, "not looked at")),
                        conformant,
                        complaint,
                        buttons());
        managedProperty().bind(visibleProperty());
        setVisible(false);
        // Before a text field, which keeps Escape for itself.
        addEventFilter(KeyEvent.KEY_PRESSED, press -> {
            if (press.getCode() == KeyCode.ESCAPE) {
                press.consume();
                setVisible(false);
            }
        });
    }

    private static VBox field(String name, ComboBox<?> box) {
        box.setMaxWidth(Double.MAX_VALUE);
        return Parts.field(name, box);
    }

    private static VBox small(String name, TextField field, String prompt) {
        field.setPromptText(prompt);
        var box = Parts.field(name, field);
        box.setPrefWidth(150);
        return box;
    }

    private static FlowPane row(Node... fields) {
        return new FlowPane(Space.M, Space.M, fields);
    }

    private static String name(Sort sort) {
        return switch (sort) {
            case RECORDING -> "Recording";
            case SAMPLE -> "Sample";
            case SPOKEN -> "Spoken text";
        };
    }

    private static String prompt(Sort sort) {
        return switch (sort) {
            case RECORDING -> "/home/me/talk.wav";
            case SAMPLE -> "the name of one that comes with Earshot";
            case SPOKEN -> "Good morning.";
        };
    }

    private HBox buttons() {
        var keep = Parts.button("Save the test", this::save);
        keep.getStyleClass().add(Styles.ACCENT);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return new HBox(Space.S, gap, Parts.button("Cancel", () -> setVisible(false)), keep);
    }

    /// @param names of the endpoints there are
    /// @param save is given the test when it makes sense
    void open(TestDraft draft, List<String> names, Consumer<EndpointTest> save) {
        this.save = save;
        unknown = draft.unknown();
        endpoint.getItems().setAll(names);
        endpoint.setValue(draft.endpoint());
        sort.setValue(draft.sort());
        source.setText(draft.source());
        speed.setText(draft.speed());
        frame.setText(draft.frame());
        silence.setText(draft.silence());
        reference.setText(draft.reference());
        wer.setText(draft.wer());
        firstInterim.setText(draft.firstInterim());
        finalDelay.setText(draft.finalDelay());
        conformant.setSelected(draft.conformant());
        complaint.setText("");
        setVisible(true);
        source.requestFocus();
    }

    private void save() {
        try {
            var test = new TestDraft(
                            Optional.ofNullable(endpoint.getValue()).orElse(""),
                            sort.getValue(),
                            source.getText(),
                            speed.getText(),
                            frame.getText(),
                            silence.getText(),
                            reference.getText(),
                            wer.getText(),
                            firstInterim.getText(),
                            finalDelay.getText(),
                            conformant.isSelected(),
                            unknown)
                    .test();
            save.accept(test);
            setVisible(false);
        } catch (SttException wrong) {
            complaint.setText(wrong.sentence());
        }
    }
}
