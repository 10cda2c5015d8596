package dev.earshot.app.endpoints;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is seen while there is no endpoint: what one is, and the ways to the first.
final class FirstView extends ScrollPane {
    private final TextField address = new TextField();

    FirstView(EndpointsViewModel model, Runnable importFile) {
        getStyleClass().addAll("settings", "first");
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        var icon = new FontIcon(Feather.CLOUD);
        icon.getStyleClass().add("large-icon");
        var disc = new StackPane(icon);
        disc.getStyleClass().add("disc");
        disc.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        disc.managedProperty().bind(disc.visibleProperty());
        heightProperty().subscribe(height -> disc.setVisible(height.doubleValue() > 420));
        var title = Parts.text("Speech services elsewhere", Styles.TITLE_3);
        var hint = Parts.text(
                "Save a service under a name, then test it, judge it, load it, and hear with it. Sound that is sent to a"
                        + " service leaves this computer.",
                Styles.TEXT_MUTED);
        var problem = Parts.says(Styles.DANGER);
        model.shelf().problem().subscribe(sentence -> problem.setText(sentence.orElse("")));
        for (var label : new javafx.scene.control.Label[] {title, hint, problem}) {
            label.setTextAlignment(TextAlignment.CENTER);
            label.setAlignment(Pos.CENTER);
            label.setMaxWidth(480);
        }
        address.setPromptText("Paste an address: wss://api.deepgram.com/v1/listen");
        address.setAccessibleText("Address of a service");
        address.setOnAction(_ -> take(model));
        address.setMinWidth(120);
        HBox.setHgrow(address, Priority.ALWAYS);
        var go = Parts.button("Add", () -> take(model));
        go.getStyleClass().add(Styles.ACCENT);
        go.disableProperty().bind(address.textProperty().map(String::isBlank));
        var paste = new HBox(Space.S, address, go);
        paste.setMaxWidth(480);
        var others = new FlowPane(Space.S, Space.S);
        others.setAlignment(Pos.CENTER);
        others.getChildren()
                .addAll(
                        button("Choose a kind of service", Feather.PLUS, model::add),
                        button("Earshot on this computer", Feather.SERVER, model::addOwnServer),
                        button("Describe any other", Feather.TOOL, () -> model.show(new Shown.Builder())),
                        button("Import a file", Feather.DOWNLOAD, importFile));
        var all = new VBox(Space.L, disc, new VBox(Space.S, title, hint), problem, paste, others);
        all.setAlignment(Pos.CENTER);
        ((VBox) all.getChildren().get(1)).setAlignment(Pos.CENTER);
        all.getStyleClass().add("form");
        setContent(all);
    }

    private static Button button(String name, Feather icon, Runnable action) {
        return Parts.button(name, icon, action);
    }

    private void take(EndpointsViewModel model) {
        if (!address.getText().isBlank()) {
            var text = address.getText();
            address.clear();
            model.add(text);
        }
    }
}
