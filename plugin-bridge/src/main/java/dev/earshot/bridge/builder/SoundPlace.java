package dev.earshot.bridge.builder;

import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Where in a message sound stands in base64.
final class SoundPlace {
    private static final Pattern NAMED =
            Pattern.compile("(?:audio|sound|content|data|bytes|wav|payload|chunk).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/=_-]{60,}");

    private SoundPlace() {}

    static Optional<String> in(ObjectNode message) {
        return in(message, "", true).or(() -> in(message, "", false));
    }

    /// @param sure only what looks like base64 counts
    private static Optional<String> in(JsonNode node, String path, boolean sure) {
        for (var field : node.properties()) {
            var at = path + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
            var value = field.getValue();
            boolean fits = value.isString()
                    && (sure
                            ? BASE64.matcher(value.stringValue()).matches()
                            : NAMED.matcher(field.getKey()).matches());
            if (fits) {
                return Optional.of(at);
            }
            var inside = value.isObject() ? in(value, at, sure) : Optional.<String>empty();
            if (inside.isPresent()) {
                return inside;
            }
        }
        return Optional.empty();
    }

    /// Takes the sound away.
    static void empty(ObjectNode message, String at) {
        var pointer = JsonPointer.compile(at);
        ((ObjectNode) message.at(pointer.head())).put(pointer.last().getMatchingProperty(), "");
    }
}
