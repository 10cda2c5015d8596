package dev.earshot.app.endpoints;

import dev.earshot.bridge.builder.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/// The answers of a service as a tree, in which each node that has a role says so.
final class AnswerTree extends TreeView<AnswerTree.Spot> {
    private static final int MOST_MESSAGES = 50;
    private static final int MOST_ITEMS = 50;
    private static final int LONGEST = 80;

    /// @param pointer from the root of its message
    record Spot(String name, String pointer, JsonNode value) {}

    /// Hears of the node that was clicked, or entered.
    interface Chosen {
        void at(String pointer, JsonNode value);
    }

    private Map<String, String> roles = Map.of();
    private List<JsonNode> shown = List.of();

    AnswerTree(Chosen chosen) {
        setShowRoot(false);
        setAccessibleText("Answers of the service");
        setCellFactory(_ -> new SpotCell());
        setPrefHeight(220);
        setMinHeight(120);
        setOnMouseClicked(_ -> take(chosen));
        addEventFilter(KeyEvent.KEY_PRESSED, press -> {
            if (press.getCode() == KeyCode.ENTER || press.getCode() == KeyCode.SPACE) {
                press.consume();
                take(chosen);
            }
        });
    }

    private void take(Chosen chosen) {
        var item = getSelectionModel().getSelectedItem();
        if (item != null && !item.getValue().pointer().isEmpty()) {
            chosen.at(item.getValue().pointer(), item.getValue().value());
        }
    }

    void show(List<JsonNode> answers, Map<Role, String> places) {
        var now = new HashMap<String, String>();
        places.forEach((role, pointer) -> now.merge(pointer, role.words(), (one, other) -> one + ", " + other));
        roles = now;
        if (!answers.equals(shown)) {
            shown = List.copyOf(answers);
            var root = new TreeItem<>(new Spot("", "", answers.isEmpty() ? NullNode.instance : answers.getFirst()));
            int count = Math.min(MOST_MESSAGES, answers.size());
            for (int i = 0; i < count; i++) {
                var name = answers.size() == 1 ? "Answer" : "Message " + (i + 1);
                var item = item(new Spot(name, "", answers.get(i)));
                item.setExpanded(i < 3);
                root.getChildren().add(item);
            }
            setRoot(root);
        }
        refresh();
    }

    private static TreeItem<Spot> item(Spot spot) {
        var item = new TreeItem<>(spot);
        var value = spot.value();
        if (value.isObject()) {
            value.properties()
                    .forEach(field -> item.getChildren()
                            .add(item(new Spot(
                                    field.getKey(),
                                    spot.pointer() + "/"
                                            + field.getKey().replace("~", "~0").replace("/", "~1"),
                                    field.getValue()))));
        } else if (value.isArray()) {
            for (int i = 0; i < Math.min(MOST_ITEMS, value.size()); i++) {
                item.getChildren().add(item(new Spot("[" + i + "]", spot.pointer() + "/" + i, value.get(i))));
            }
        }
        item.setExpanded(value.isObject() || (value.isArray() && value.size() == 1));
        return item;
    }

    private final class SpotCell extends TreeCell<Spot> {
        @Override
        protected void updateItem(@Nullable Spot spot, boolean empty) {
            super.updateItem(spot, empty);
            getStyleClass().remove("has-role");
            if (empty || spot == null) {
                setText(null);
                return;
            }
            var role = Optional.ofNullable(roles.get(spot.pointer()));
            setText(spot.name()
                    + value(spot.value())
                    + role.map(words -> "   \u2190 " + words).orElse(""));
            if (role.isPresent()) {
                getStyleClass().add("has-role");
            }
        }

        private static String value(JsonNode value) {
            if (value.isObject()) {
                return "";
            }
            if (value.isArray()) {
                return " (" + value.size() + ")";
            }
            var text = value.toString();
            return ": " + (text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "\u2026");
        }
    }
}
