package dev.earshot.app.transcribe;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.IconButton;
import dev.earshot.app.fx.Space;
import dev.earshot.app.shell.Capitals;
import dev.earshot.app.speech.Heard;
import dev.earshot.engine.export.ExportFormat;
import dev.earshot.engine.export.ExportFormats;
import dev.earshot.engine.recognition.Orthography;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The name of what is shown, how it stands with it, and what can be done with its text.
final class ItemHeader extends VBox {
    private static final double ROOMY = 760;
    private static final double NARROW = 520;

    /// What the buttons do.
    record Actions(Runnable search, Runnable copyAll, Runnable heard, Consumer<ExportFormat> export, Runnable again) {}

    private final Label name = new Label();
    private final Label status = new Label();
    private final PartMenu part;
    private final ToggleButton sentences = new ToggleButton("Aa");
    private final Button again = new Button("Transcribe again", new FontIcon(Feather.REFRESH_CW));
    private final MenuButton export = new MenuButton("Export", new FontIcon(Feather.DOWNLOAD));
    private Subscription watching = Subscription.EMPTY;

    ItemHeader(TranscribeViewModel model, Actions actions) {
        super(Space.XS);
        getStyleClass().add("item-header");
        name.getStyleClass().add(Styles.TITLE_4);
        name.setMinWidth(60);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        status.getStyleClass().add("status");
        status.setWrapText(true);
        status.setMinHeight(USE_PREF_SIZE);
        part = new PartMenu(model);
        readCapitals(model);
        again.getStyleClass().add(Styles.FLAT);
        again.setOnAction(_ -> actions.again().run());
        again.managedProperty().bind(again.visibleProperty());
        for (var format : ExportFormats.all()) {
            var choice = new MenuItem(format.name() + " (." + format.id() + ")");
            choice.setOnAction(_ -> actions.export().accept(format));
            export.getItems().add(choice);
        }
        export.setTooltip(new Tooltip("Export the transcript (Ctrl+E)"));
        List.of(part, again, export).forEach(fixed -> fixed.setMinWidth(USE_PREF_SIZE));
        again.setTooltip(new Tooltip());
        again.getTooltip().textProperty().bind(again.textProperty());
        var buttons = new HBox(
                Space.XS,
                part,
                sentences,
                again,
                new IconButton(Feather.SEARCH, "Find in transcript (Ctrl+F)", actions.search()),
                new IconButton(Feather.COPY, "Copy the whole text (Ctrl+Shift+C)", actions.copyAll()),
                new IconButton(Feather.INFO, "What was heard (Ctrl+I)", actions.heard()),
                export);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(Space.S, name, buttons);
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(row, status);
        widthProperty().subscribe(width -> fit(width.doubleValue()));
    }

    /// There for recognisers only that know nothing but capitals.
    private void readCapitals(TranscribeViewModel model) {
        sentences.getStyleClass().addAll(Styles.FLAT, "sentences");
        sentences.setTooltip(new Tooltip("Show its capitals as sentences; exports keep them"));
        sentences.setAccessibleText("Show capitals as sentences");
        sentences.setMinWidth(USE_PREF_SIZE);
        sentences.managedProperty().bind(sentences.visibleProperty());
        sentences.setVisible(false);
        model.capitals().subscribe(how -> sentences.setSelected(how == Capitals.AS_SENTENCES));
        sentences.setOnAction(
                _ -> model.showCapitals(sentences.isSelected() ? Capitals.AS_SENTENCES : Capitals.AS_WRITTEN));
    }

    private static boolean inCapitals(Heard heard) {
        return heard.recognizer().orthography() == Orthography.CAPITALS;
    }

    /// In little room the buttons are their icons: the name matters more.
    private void fit(double width) {
        var display = width < ROOMY ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT;
        part.setContentDisplay(display);
        again.setContentDisplay(display);
        export.setContentDisplay(width < NARROW ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
    }

    /// Opens the export menu, for the keyboard.
    void openExport() {
        if (!export.isDisabled()) {
            export.show();
        }
    }

    void show(QueueItem item) {
        watching.unsubscribe();
        name.setText(item.name());
        name.setTooltip(new Tooltip(item.file().toString()));
        watching = Subscription.combine(
                item.state().subscribe(_ -> status(item)),
                item.heard().subscribe(_ -> status(item)),
                item.transcript().language().subscribe(_ -> status(item)),
                item.heard()
                        .subscribe(heard -> sentences.setVisible(
                                heard.filter(ItemHeader::inCapitals).isPresent())),
                item.sound().subscribe(_ -> part.show(item)),
                item.selection().subscribe(_ -> part.show(item)));
    }

    private void status(QueueItem item) {
        var state = item.state().get();
        status.setText(StatusSentence.of(item));
        status.pseudoClassStateChanged(
                javafx.css.PseudoClass.getPseudoClass("failed"), state instanceof ItemState.Failed);
        again.setVisible(state.ended());
        again.setText(state instanceof ItemState.Done ? "Transcribe again" : "Try again");
        export.setDisable(item.heard().get().isEmpty());
    }
}
