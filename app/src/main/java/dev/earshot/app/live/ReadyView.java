package dev.earshot.app.live;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import dev.earshot.app.speech.Hearer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is seen in the transcript's place before there is any: what to do next, and with which keys.
final class ReadyView extends StackPane {
    private final LiveViewModel model;
    private final Label title = new Label();
    private final Label hint = new Label();
    private final StackPane disc;
    private final HBox keys = new HBox(Space.L);

    ReadyView(LiveViewModel model) {
        this.model = model;
        getStyleClass().add("ready");
        var icon = new FontIcon(Feather.RADIO);
        icon.getStyleClass().add("large-icon");
        disc = new StackPane(icon);
        disc.getStyleClass().add("disc");
        disc.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        disc.managedProperty().bind(disc.visibleProperty());
        title.getStyleClass().add(Styles.TITLE_3);
        title.setWrapText(true);
        title.setTextAlignment(TextAlignment.CENTER);
        hint.getStyleClass().add(Styles.TEXT_MUTED);
        hint.setWrapText(true);
        hint.setTextAlignment(TextAlignment.CENTER);
        // Its text changes faster than its width.
        hint.setAlignment(Pos.CENTER);
        title.setAlignment(Pos.CENTER);
        hint.setMaxWidth(460);
        hint.setMinHeight(USE_PREF_SIZE);
        keys.setAlignment(Pos.CENTER);
        keys.managedProperty().bind(keys.visibleProperty());
        var listener = new Label();
        listener.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        listener.setMinHeight(USE_PREF_SIZE);
        var text = new VBox(Space.S, title, hint);
        text.setAlignment(Pos.CENTER);
        var all = new VBox(Space.L, disc, text, keys, listener);
        all.setAlignment(Pos.CENTER);
        getChildren().add(all);
        setMouseTransparent(true);
        heightProperty().subscribe(height -> disc.setVisible(height.doubleValue() > 330));
        heightProperty()
                .subscribe(height -> keys.setVisible(height.doubleValue() > 200
                        && model.conversation().phase().get() == Phase.READY));
        model.choice()
                .hearer()
                .subscribe(chosen -> listener.setText(chosen.map(one -> "Will be heard by " + one.name() + ".")
                        .orElse("")));
        listener.visibleProperty().bind(model.conversation().phase().map(phase -> phase == Phase.READY));
        model.conversation().phase().subscribe(_ -> show());
        model.conversation().hearing().state().subscribe(_ -> show());
        model.look().subscribe(_ -> show());
        model.choice().hearer().subscribe(_ -> show());
    }

    private String hint() {
        return model.choice()
                .hearer()
                .get()
                .filter(Hearer.Service.class::isInstance)
                .map(Hearer.Service.class::cast)
                .map(service -> "What you say appears here while you say it. " + service.about()
                        + " It is recorded here at the same time.")
                .orElse("What you say appears here while you say it, and nothing of it leaves this computer. It is"
                        + " recorded at the same time.");
    }

    private void show() {
        boolean held = model.look().get().pushToTalk();
        var phase = model.conversation().phase().get();
        switch (phase) {
            case READY -> {
                title.setText(held ? "Hold Space and speak" : "Press Ctrl+R and speak");
                hint.setText(hint());
            }
            case STARTING, LISTENING -> {
                title.setText(
                        model.conversation().hearing().state().get() == Ear.State.LOADING
                                ? "Speak: the model is being loaded"
                                : "Speak");
                hint.setText("Words with a dotted line below them may still change.");
            }
            case PAUSED -> {
                title.setText(held ? "Hold Space and speak" : "Paused");
                hint.setText(held ? "It listens only while the key is held." : "Ctrl+Shift+R goes on.");
            }
            case FINISHING -> {
                title.setText("Finishing");
                hint.setText("The last words come.");
            }
            case STOPPED, LOST -> {
                title.setText("No speech was heard");
                hint.setText("Go on, or start anew.");
            }
        }
        keys.setVisible(phase == Phase.READY && getHeight() > 200);
        keys.getChildren()
                .setAll(
                        held ? key("Space", "hold to talk") : key("Ctrl+R", "listen, stop"),
                        key("Ctrl+T", "captions"),
                        key("Ctrl +", "larger text"),
                        key("F1", "all keys"));
    }

    private static VBox key(String combination, String what) {
        var cap = new Label(combination);
        cap.getStyleClass().add("key-cap");
        cap.setMinWidth(USE_PREF_SIZE);
        var text = new Label(what);
        text.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        var both = new VBox(Space.XS, cap, text);
        both.setAlignment(Pos.TOP_CENTER);
        return both;
    }
}
