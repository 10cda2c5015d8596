package dev.earshot.app.live;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import dev.earshot.engine.export.ExportFormat;
import dev.earshot.engine.export.ExportFormats;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What happened, and what can be done now: after a stop, without a microphone, after a model failed. Not there while
/// all is well.
final class LiveBanner extends VBox {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final LiveViewModel model;
    private final Conversation conversation;
    private final Label sentence = new Label();
    private final FlowPane buttons = new FlowPane(Space.S, Space.S);
    private final MenuButton save = new MenuButton("Save as", new FontIcon(Feather.DOWNLOAD));

    LiveBanner(LiveViewModel model, Consumer<ExportFormat> export) {
        super(Space.S);
        this.model = model;
        conversation = model.conversation();
        getStyleClass().add("live-banner");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        buttons.setAlignment(Pos.CENTER_LEFT);
        for (var format : ExportFormats.all()) {
            var item = new MenuItem(format.name() + " (." + format.id() + ")");
            item.setOnAction(_ -> export.accept(format));
            save.getItems().add(item);
        }
        save.getStyleClass().add(Styles.SMALL);
        save.setTooltip(new Tooltip("Save the text (Ctrl+E)"));
        getChildren().addAll(sentence, buttons);
        managedProperty().bind(visibleProperty());
        conversation.phase().subscribe(_ -> show());
        conversation.lost().subscribe(_ -> show());
        conversation.hearing().failure().subscribe(_ -> show());
        conversation.hearing().heard().subscribe(_ -> show());
    }

    /// Opens the menu of formats, for the keyboard.
    void openSave() {
        if (save.getScene() != null && isVisible() && !save.isDisabled()) {
            save.show();
        }
    }

    private void show() {
        var phase = conversation.phase().get();
        var lost = conversation.lost().get();
        var failed = conversation.hearing().failure().get();
        boolean over = phase == Phase.STOPPED || phase == Phase.LOST;
        setVisible(over || lost.isPresent() || failed.isPresent());
        pseudoClassStateChanged(BAD, lost.isPresent() || failed.isPresent());
        var said = new ArrayList<String>();
        lost.ifPresent(said::add);
        failed.ifPresent(why -> said.add(
                phase.microphoneOn()
                        ? why + " The recording goes on: choose another model, or transcribe the recording afterwards."
                        : why));
        said.add(next(phase));
        sentence.setText(String.join(" ", said).strip());
        buttons.getChildren().setAll(buttons(phase));
        buttons.setVisible(!buttons.getChildren().isEmpty());
        buttons.setManaged(buttons.isVisible());
    }

    private String next(Phase phase) {
        return switch (phase) {
            case LOST ->
                conversation.files().isEmpty()
                        ? ""
                        : "Choose another microphone above and go on: text and times continue.";
            case STOPPED -> recorded();
            case READY, STARTING, LISTENING, PAUSED, FINISHING -> "";
        };
    }

    private String recorded() {
        int count = conversation.files().size();
        return count == 1
                ? "Recorded as \u201c" + conversation.files().getFirst().getFileName() + "\u201d."
                : "Recorded in " + count + " files, the last is \u201c"
                        + conversation.files().getLast().getFileName() + "\u201d.";
    }

    private List<Node> buttons(Phase phase) {
        return switch (phase) {
            case STOPPED, LOST -> {
                save.setDisable(!model.exportable());
                yield List.of(
                        button("Open in Transcribe", Feather.FILE_TEXT, "Ctrl+Enter", model::openRecordings),
                        button("Copy all", Feather.COPY, "Ctrl+Shift+C", model::copyAll),
                        save,
                        button("Start anew", Feather.FILE_PLUS, "Ctrl+N", model::startAnew));
            }
            case STARTING, LISTENING, PAUSED ->
                conversation.hearing().failure().get().isPresent()
                        ? List.of(button("Try again", Feather.REFRESH_CW, "the same model", conversation::listenAgain))
                        : List.of();
            case READY, FINISHING -> List.of();
        };
    }

    private static Button button(String text, Ikon icon, String keys, Runnable action) {
        var button = new Button(text, new FontIcon(icon));
        button.getStyleClass().add(Styles.SMALL);
        button.setTooltip(new Tooltip(text + " (" + keys + ")"));
        button.setOnAction(_ -> action.run());
        return button;
    }
}
