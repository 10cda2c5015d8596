package dev.earshot.bridge.dialect.custom;

import dev.earshot.bridge.wire.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Fills in what a session asks for: `{model}` and `{language}`. A text with a blank that nothing is known for is left
/// out, so that the service takes what is usual with it.
record Blanks(Optional<String> model, Optional<String> language) {
    static Blanks of(Request request) {
        return new Blanks(request.model(), request.options().language());
    }

    Optional<String> fill(String text) {
        return fill(text, "{model}", model).flatMap(rest -> fill(rest, "{language}", language));
    }

    private static Optional<String> fill(String text, String blank, Optional<String> value) {
        return text.contains(blank) ? value.map(known -> text.replace(blank, known)) : Optional.of(text);
    }

    /// A copy, filled in.
    ObjectNode fill(ObjectNode message) {
        var copy = message.deepCopy();
        fillIn(copy);
        return copy;
    }

    private void fillIn(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (var name : List.copyOf(new ArrayList<>(object.propertyNames()))) {
                var value = object.path(name);
                if (value.isString()) {
                    fill(value.stringValue())
                            .ifPresentOrElse(text -> object.put(name, text), () -> object.remove(name));
                } else {
                    fillIn(value);
                }
            }
        } else {
            node.forEach(this::fillIn);
        }
    }
}
