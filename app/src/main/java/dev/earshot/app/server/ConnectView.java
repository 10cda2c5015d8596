package dev.earshot.app.server;

import atlantafx.base.theme.Styles;
import dev.earshot.app.fx.Space;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Lines to paste for each client, and the test page's address for a phone.
final class ConnectView extends BorderPane {
    private final ListView<Snippet> clients = new ListView<>();
    private final Label about = new Label();
    private final TextArea code = new TextArea();
    private final Button copy = new Button("Copy", new FontIcon(Feather.COPY));
    private final VBox phone = new VBox(Space.S);

    ConnectView(ServerViewModel model) {
        getStyleClass().add("connect");
        clients.setCellFactory(_ -> new Named());
        clients.setPrefWidth(210);
        clients.setMinWidth(160);
        clients.setAccessibleText("Clients");
        clients.getSelectionModel().selectedItemProperty().subscribe(this::show);
        about.setWrapText(true);
        about.setMinHeight(USE_PREF_SIZE);
        about.setMaxWidth(Double.MAX_VALUE);
        about.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        HBox.setHgrow(about, Priority.ALWAYS);
        copy.setMinWidth(USE_PREF_SIZE);
        copy.getStyleClass().add(Styles.SMALL);
        copy.setOnAction(_ -> selected().ifPresent(one -> model.copy(one.code(), "The code")));
        code.setEditable(false);
        code.getStyleClass().add("code");
        code.setAccessibleText("Code");
        VBox.setVgrow(code, Priority.ALWAYS);
        var top = new HBox(Space.M, about, copy);
        top.setAlignment(Pos.CENTER_LEFT);
        var center = new VBox(Space.S, top, code);
        center.getStyleClass().add("snippet");
        phone.getStyleClass().add("phone");
        phone.setAlignment(Pos.TOP_CENTER);
        phone.managedProperty().bind(phone.visibleProperty());
        setLeft(clients);
        setCenter(center);
        setRight(phone);
        setMinSize(0, 0);
        model.phase().subscribe(this::show);
    }

    private Optional<Snippet> selected() {
        return Optional.ofNullable(clients.getSelectionModel().getSelectedItem());
    }

    private void show(Phase phase) {
        var connection = phase instanceof Phase.On(var now) ? Optional.of(now) : Optional.<Connection>empty();
        setDisable(connection.isEmpty());
        connection.ifPresent(to -> {
            int before = Math.max(0, clients.getSelectionModel().getSelectedIndex());
            clients.getItems().setAll(Snippets.of(to));
            clients.getSelectionModel().select(before);
            phone.getChildren().setAll(to.phone().map(_ -> forPhone(to)).orElse(List.of()));
            phone.setVisible(to.phone().isPresent());
        });
    }

    private static List<javafx.scene.Node> forPhone(Connection to) {
        var title = new Label("On a phone");
        title.getStyleClass().add(Styles.TITLE_4);
        var hint = new Label("Its camera opens the test page, which asks for the key. A phone gives its microphone to"
                + " https pages only; recordings can be opened there.");
        hint.setWrapText(true);
        hint.setMaxWidth(QrView.SIZE);
        hint.setMinHeight(USE_PREF_SIZE);
        hint.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        return List.of(title, new QrView(to.testPage()), hint);
    }

    private void show(@Nullable Snippet snippet) {
        if (snippet != null) {
            var file = snippet.file().isEmpty() ? "" : " As " + snippet.file() + ":";
            about.setText(snippet.about() + (snippet.about().endsWith(".") ? "" : ".") + file);
            code.setText(snippet.code());
        }
    }

    private static final class Named extends ListCell<Snippet> {
        @Override
        protected void updateItem(@Nullable Snippet item, boolean empty) {
            super.updateItem(item, empty);
            setText(item == null || empty ? "" : item.name());
        }
    }
}
