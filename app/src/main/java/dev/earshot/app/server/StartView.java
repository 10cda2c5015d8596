package dev.earshot.app.server;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import dev.earshot.app.shell.ServerChoices.Reach;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is seen before the server was on: what it is good for, and what to do next.
final class StartView extends StackPane {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final ServerViewModel model;
    private final Label title = new Label();
    private final Label hint = new Label();
    private final Label listener = new Label();
    private final StackPane disc;

    StartView(ServerViewModel model) {
        this.model = model;
        getStyleClass().add("start");
        var icon = new FontIcon(Feather.SERVER);
        icon.getStyleClass().add("large-icon");
        disc = new StackPane(icon);
        disc.getStyleClass().add("disc");
        disc.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        disc.managedProperty().bind(disc.visibleProperty());
        title.getStyleClass().add(Styles.TITLE_3);
        hint.getStyleClass().add(Styles.TEXT_MUTED);
        hint.setMaxWidth(480);
        listener.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        for (var label : new Label[] {title, hint, listener}) {
            label.setWrapText(true);
            label.setTextAlignment(TextAlignment.CENTER);
            label.setAlignment(Pos.CENTER);
            label.setMinHeight(USE_PREF_SIZE);
        }
        var all = new VBox(Space.L, disc, new VBox(Space.S, title, hint), listener);
        all.setAlignment(Pos.CENTER);
        all.getChildren().stream().filter(VBox.class::isInstance).forEach(box -> ((VBox) box).setAlignment(Pos.CENTER));
        getChildren().add(all);
        setMouseTransparent(true);
        heightProperty().subscribe(height -> disc.setVisible(height.doubleValue() > 300));
        model.phase().subscribe(_ -> show());
        model.choices().subscribe(_ -> show());
        model.choice().model().subscribe(_ -> show());
    }

    private void show() {
        disc.pseudoClassStateChanged(BAD, false);
        listener.setText("");
        switch (model.phase().get()) {
            case Phase.Off _ -> {
                title.setText("Press Ctrl+R to serve");
                hint.setText("Programs that speak to OpenAI or Deepgram then speak to this computer instead: their"
                        + " sound is heard here, and nothing of it leaves "
                        + (model.choices().get().reach() == Reach.MACHINE ? "this computer." : "this network."));
                listener.setText(who());
            }
            case Phase.Starting(var name) -> {
                title.setText("Starting");
                hint.setText(name + " is being loaded. Ctrl+R calls it off.");
            }
            case Phase.Failed(var sentence) -> {
                disc.pseudoClassStateChanged(BAD, true);
                title.setText("The server is not on");
                hint.setText(sentence);
                listener.setText("Ctrl+R tries again.");
            }
            case Phase.On _, Phase.Stopping _ -> {}
        }
    }

    private String who() {
        var where = switch (model.choices().get().reach()) {
            case MACHINE -> "Only programs of this computer can reach it.";
            case NETWORK ->
                "Every device in the network that has the key can reach it; without TLS others in"
                        + " the network could read along.";
        };
        return model.choice()
                        .model()
                        .get()
                        .map(one -> "Will be heard by " + one.name() + ". ")
                        .orElse("")
                + where;
    }
}
