package dev.earshot.app.fx;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;

/// Where the keyboard is.
public final class Focus {
    private Focus() {}

    /// Gives the keyboard to the first thing inside `node` that Tab would reach; says whether there was one.
    public static boolean into(Node node) {
        var first = first(node);
        first.ifPresent(Node::requestFocus);
        return first.isPresent();
    }

    private static Optional<Node> first(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node.isFocusTraversable()) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> first(child).stream())
                        .findFirst()
                : Optional.empty();
    }
}
