package dev.earshot.app.server;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.IconButton;
import dev.earshot.app.fx.Space;
import dev.earshot.app.shell.ServerChoices.Reach;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Where clients connect to, and the key that they need; and why there is no server, if it could not be started.
final class AddressBar extends VBox {
    private static final String MASK = "\u2022".repeat(12);

    private final ServerViewModel model;
    private final Label http = address();
    private final Label sockets = address();
    private final Label key = address();
    private final ToggleButton reveal = new ToggleButton("", new FontIcon(Feather.EYE));
    private final IconButton renew;
    private final FlowPane addresses = row();
    private final FlowPane secret = row();
    private final Label problem = new Label();

    AddressBar(ServerViewModel model) {
        super(Space.S);
        this.model = model;
        getStyleClass().add("address-bar");
        var page = new Button("Test page", new FontIcon(Feather.EXTERNAL_LINK));
        page.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        page.setTooltip(new Tooltip("Try the server in a browser (Ctrl+B)"));
        page.setOnAction(_ -> model.openTestPage());
        addresses
                .getChildren()
                .addAll(
                        part("HTTP", http, copy("Copy the HTTP address", () -> copy(http, "The HTTP address"))),
                        part(
                                "WebSocket",
                                sockets,
                                copy("Copy the WebSocket address", () -> copy(sockets, "The WebSocket address"))),
                        page);
        reveal.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "icon-button");
        reveal.setTooltip(new Tooltip("Show the key"));
        reveal.setAccessibleText("Show the key");
        reveal.setOnAction(_ -> show());
        renew = new IconButton(Feather.REFRESH_CW, "Make a new key", model::renewKey);
        var about = new Label("Clients send it as Authorization: Bearer, X-API-Key or Token.");
        about.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        secret.getChildren().addAll(part("Key", key, reveal, copy("Copy the key", model::copyKey), renew), about);
        problem.getStyleClass().addAll("server-problem", Styles.DANGER);
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(problem, addresses, secret);
        for (var child : getChildren()) {
            child.managedProperty().bind(child.visibleProperty());
        }
        model.phase().subscribe(_ -> show());
        model.choices().subscribe(_ -> show());
        model.secret().subscribe(_ -> show());
        model.views().subscribe(_ -> show());
    }

    private void show() {
        var phase = model.phase().get();
        var connection = connection(phase);
        addresses.setVisible(connection.isPresent());
        connection.ifPresent(to -> {
            http.setText(to.http().toString());
            sockets.setText(to.sockets().toString());
        });
        secret.setVisible(model.choices().get().reach() == Reach.NETWORK);
        key.setText(model.secret()
                .get()
                .map(one -> reveal.isSelected() ? one.reveal() : MASK)
                .orElse("is being made"));
        renew.setDisable(!phase.idle());
        problem.setVisible(phase instanceof Phase.Failed && !model.views().get().isEmpty());
        problem.setText(phase instanceof Phase.Failed(var sentence) ? sentence : "");
        setVisible(addresses.isVisible() || secret.isVisible() || problem.isVisible());
        setManaged(isVisible());
    }

    private static Optional<Connection> connection(Phase phase) {
        return switch (phase) {
            case Phase.On(var connection) -> Optional.of(connection);
            case Phase.Stopping(var connection) -> Optional.of(connection);
            case Phase.Off _, Phase.Starting _, Phase.Failed _ -> Optional.empty();
        };
    }

    private void copy(Label shown, String what) {
        model.copy(shown.getText(), what);
    }

    private static IconButton copy(String name, Runnable action) {
        return new IconButton(Feather.COPY, name, action);
    }

    private static FlowPane row() {
        var row = new FlowPane(Space.L, Space.XS);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static HBox part(String name, Node... nodes) {
        var label = new Label(name);
        label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        var part = new HBox(Space.XS, label);
        part.getChildren().addAll(nodes);
        part.setAlignment(Pos.CENTER_LEFT);
        return part;
    }

    private static Label address() {
        var label = new Label();
        label.getStyleClass().addAll("address", "monospace");
        return label;
    }
}
