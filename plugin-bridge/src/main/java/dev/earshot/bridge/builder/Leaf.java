package dev.earshot.bridge.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// All values that stand in one place of the messages of a service.
///
/// @param pointer JSON Pointer (RFC 6901)
/// @param values of the messages that have it, in their order
record Leaf(String pointer, List<JsonNode> values) {
    private static final int MOST = 2_000;

    /// Every place of these messages; of a list only its first item.
    static List<Leaf> of(List<JsonNode> messages) {
        Map<String, List<JsonNode>> places = new LinkedHashMap<>();
        messages.forEach(message -> collect(message, "", places));
        return places.entrySet().stream()
                .map(place -> new Leaf(place.getKey(), place.getValue()))
                .toList();
    }

    private static void collect(JsonNode node, String pointer, Map<String, List<JsonNode>> places) {
        if (places.size() >= MOST) {
            return;
        }
        if (!pointer.isEmpty()) {
            places.computeIfAbsent(pointer, _ -> new ArrayList<>()).add(node);
        }
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> collect(
                            field.getValue(),
                            pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1"),
                            places));
        } else if (node.isArray() && !node.isEmpty()) {
            collect(node.get(0), pointer + "/0", places);
        }
    }

    /// Of its field, in small letters without what joins its parts: `isfinal`.
    String name() {
        return pointer.substring(pointer.lastIndexOf('/') + 1)
                .replaceAll("[^A-Za-z0-9]", "")
                .toLowerCase(Locale.ROOT);
    }

    int depth() {
        return (int) pointer.chars().filter(letter -> letter == '/').count();
    }

    boolean isIn(String list) {
        return pointer.toLowerCase(Locale.ROOT).contains("/" + list + "/");
    }
}
