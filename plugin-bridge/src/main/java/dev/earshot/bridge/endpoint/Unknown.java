package dev.earshot.bridge.endpoint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Fields of a JSON object that this version does not know. They are written again as they were read,
/// so that a later version, or a person's note, loses nothing.
public record Unknown(Map<String, JsonNode> fields) {
    public static final Unknown NONE = new Unknown(Map.of());

    public Unknown {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    static Unknown of(JsonNode object, Set<String> known) {
        var rest = new LinkedHashMap<String, JsonNode>();
        object.properties().forEach(field -> {
            if (!known.contains(field.getKey())) {
                rest.put(field.getKey(), field.getValue().deepCopy());
            }
        });
        return new Unknown(rest);
    }

    void addTo(ObjectNode object) {
        fields.forEach((name, value) -> object.set(name, value.deepCopy()));
    }
}
