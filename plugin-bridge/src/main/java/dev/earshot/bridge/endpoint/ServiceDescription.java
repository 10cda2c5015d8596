package dev.earshot.bridge.endpoint;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Message;
import dev.earshot.engine.SttException;
import tools.jackson.databind.JsonNode;

/// The description of a service of any kind, as it is kept with an endpoint: one JSON object, without
/// keys. What it says is read by who speaks with the service.
final class ServiceDescription {
    private ServiceDescription() {}

    /// The same in its shortest form.
    ///
    /// @throws SttException UNSUPPORTED when it is no JSON object, or holds a key
    static String checked(String text, String endpoint) {
        var root = parsed(text, endpoint);
        refuseKeysIn(root);
        return root.toString();
    }

    /// @param text one that was checked
    static JsonNode json(String text) {
        return parsed(text, "");
    }

    private static JsonNode parsed(String text, String endpoint) {
        try {
            return Message.parse(text).root();
        } catch (BadFrame bad) {
            throw Wrong.because("The description of '" + endpoint + "' cannot be used. " + bad.sentence());
        }
    }

    private static void refuseKeysIn(JsonNode node) {
        for (var field : node.properties()) {
            if (field.getValue().isString()) {
                Credential.refuse("field", field.getKey(), field.getValue().asString());
            }
        }
        for (var inner : node) {
            refuseKeysIn(inner);
        }
    }
}
