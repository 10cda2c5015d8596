package dev.earshot.app.transcribe;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is seen before there is anything: what to do next, and who will listen.
final class EmptyView extends StackPane {
    private final Button openButton;

    /// @param offer stands below the rest when it is visible; there the rest makes room for it
    EmptyView(TranscribeViewModel model, Runnable open, Node offer) {
        getStyleClass().add("empty");
        var icon = new FontIcon(Feather.MIC);
        icon.getStyleClass().add("large-icon");
        var disc = new StackPane(icon);
        disc.getStyleClass().add("disc");
        disc.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        var title = new Label("Drop recordings here");
        title.getStyleClass().add(Styles.TITLE_3);
        var hint = new Label(
                "Audio or video, in any format. Their words appear here, and everything stays on this computer.");
        hint.getStyleClass().add(Styles.TEXT_MUTED);
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        Runnable fit = () -> {
            boolean offered = offer.isVisible();
            disc.setVisible(getHeight() > (offered ? 560 : 380));
            hint.setVisible(!offered || getHeight() > 440);
        };
        heightProperty().subscribe(_ -> fit.run());
        offer.visibleProperty().subscribe(_ -> fit.run());
        hint.managedProperty().bind(hint.visibleProperty());
        disc.managedProperty().bind(disc.visibleProperty());
        hint.setMaxWidth(420);
        hint.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
        openButton = new Button("Open recordings…", new FontIcon(Feather.FOLDER));
        openButton.getStyleClass().add(Styles.ACCENT);
        openButton.setOnAction(_ -> open.run());
        var record = new Button("Record", new FontIcon(Feather.MIC));
        record.setOnAction(_ -> model.toggleRecording());
        var openBox = new VBox(Space.S, openButton, keys("Ctrl+O"));
        var recordBox = new VBox(Space.S, record, keys("Ctrl+R"));
        openBox.setAlignment(Pos.TOP_CENTER);
        recordBox.setAlignment(Pos.TOP_CENTER);
        var buttons = new HBox(Space.L, openBox, recordBox);
        buttons.setAlignment(Pos.CENTER);
        var listener = new Label();
        listener.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        model.choice()
                .hearer()
                .subscribe(chosen -> listener.setText(
                        chosen.map(it -> "Will be heard by " + it.name() + ".").orElse("")));
        var all = new VBox(Space.L, disc, new VBox(Space.S, title, hint), buttons, listener, offer);
        ((VBox) all.getChildren().get(1)).setAlignment(Pos.CENTER);
        all.setAlignment(Pos.CENTER);
        var area = new StackPane(all);
        area.getStyleClass().add("drop-area");
        getChildren().add(area);
    }

    void focusOpen() {
        openButton.requestFocus();
    }

    private static Label keys(String combination) {
        var cap = new Label(combination);
        cap.getStyleClass().add("key-cap");
        return cap;
    }
}
