package dev.earshot.app.server;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.NameConverter;
import dev.earshot.app.fx.Space;
import dev.earshot.app.shell.ServerChoices;
import dev.earshot.app.shell.ServerChoices.Reach;
import dev.earshot.app.speech.ModelMenu;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Start and stop, what goes on, and what the server is to be like.
final class ServerToolbar extends HBox {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
    private static final PseudoClass BUSY = PseudoClass.getPseudoClass("busy");

    private static final double TIGHT = 700;

    private final ServerViewModel model;
    private final Button toggle = new Button();
    private final Circle lamp = new Circle(5);
    private final Label state = new Label();
    private final ComboBox<Reach> reach = new ComboBox<>();
    private final TextField port = new TextField();
    private final ModelMenu models;

    ServerToolbar(ServerViewModel model, Runnable chooseFolder) {
        super(Space.M);
        this.model = model;
        getStyleClass().add("server-toolbar");
        setAlignment(Pos.CENTER_LEFT);
        toggle.setOnAction(_ -> model.toggle());
        toggle.setMinWidth(USE_PREF_SIZE);
        toggle.getStyleClass().add("toggle-server");
        lamp.getStyleClass().add("lamp");
        state.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(state, Priority.ALWAYS);
        reach.getItems().setAll(Reach.values());
        reach.setConverter(new NameConverter<>(ServerToolbar::name));
        reach.setTooltip(new Tooltip("Who can reach the server"));
        reach.setAccessibleText("Who can reach the server");
        reach.setMinWidth(USE_PREF_SIZE);
        reach.setOnAction(_ -> model.chooseReach(reach.getValue()));
        port.setPrefWidth(72);
        port.setMinWidth(USE_PREF_SIZE);
        port.setTooltip(new Tooltip("The port that it listens at"));
        port.setAccessibleText("Port");
        port.setOnAction(_ -> takePort());
        port.focusedProperty().subscribe(focused -> {
            if (!focused) {
                takePort();
            }
        });
        models = new ModelMenu(model.choice(), chooseFolder);
        models.getStyleClass().add(Styles.FLAT);
        var portLabel = new Label("Port");
        portLabel.setLabelFor(port);
        portLabel.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(toggle, lamp, state, reach, portLabel, port, models);
        portLabel.managedProperty().bind(portLabel.visibleProperty());
        widthProperty().subscribe(width -> {
            portLabel.setVisible(width.doubleValue() > TIGHT);
            state.setMinWidth(width.doubleValue() > TIGHT ? USE_PREF_SIZE : 0);
        });
        model.choices().subscribe(this::show);
        model.phase().subscribe(this::show);
        model.views().subscribe(_ -> state.setText(words(model.phase().get())));
    }

    private static String name(Reach reach) {
        return switch (reach) {
            case MACHINE -> "This machine";
            case NETWORK -> "The network";
        };
    }

    /// What is none is taken back.
    private void takePort() {
        var text = port.getText().strip();
        if (text.matches("\\d{1,5}") && ServerChoices.isPort(Integer.parseInt(text))) {
            model.choosePort(Integer.parseInt(text));
        }
        port.setText(String.valueOf(model.choices().get().port()));
    }

    private void show(ServerChoices choices) {
        reach.setValue(choices.reach());
        port.setText(String.valueOf(choices.port()));
    }

    private void show(Phase phase) {
        toggle.setText(action(phase));
        boolean idle = phase.idle();
        toggle.setGraphic(new FontIcon(idle ? Feather.PLAY : Feather.SQUARE));
        toggle.setTooltip(new Tooltip(toggle.getText() + " (Ctrl+R)"));
        toggle.getStyleClass().removeAll(Styles.ACCENT, Styles.DANGER);
        toggle.getStyleClass().add(idle ? Styles.ACCENT : Styles.DANGER);
        reach.setDisable(!idle);
        port.setDisable(!idle);
        models.setDisable(!idle);
        lamp.pseudoClassStateChanged(ON, phase instanceof Phase.On);
        lamp.pseudoClassStateChanged(BUSY, phase instanceof Phase.Starting || phase instanceof Phase.Stopping);
        state.setText(words(phase));
    }

    private static String action(Phase phase) {
        return switch (phase) {
            case Phase.Off _, Phase.Failed _ -> "Start server";
            case Phase.Starting _ -> "Cancel";
            case Phase.On _ -> "Stop server";
            case Phase.Stopping _ -> "Stop at once";
        };
    }

    private String words(Phase phase) {
        return switch (phase) {
            case Phase.Off _ -> "Off";
            case Phase.Starting(var name) -> "Loading " + name + "\u2026";
            case Phase.On _ -> "On: " + sessions();
            case Phase.Stopping _ -> "Stopping: " + sessions() + " left";
            case Phase.Failed _ -> "Not started";
        };
    }

    private String sessions() {
        int going = model.going();
        return going == 0 ? "no sessions" : going == 1 ? "one session" : going + " sessions";
    }
}
