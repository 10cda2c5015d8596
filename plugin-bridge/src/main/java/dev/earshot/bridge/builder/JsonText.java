package dev.earshot.bridge.builder;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON as people read it.
public final class JsonText {
    private static final JsonMapper INDENTED =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonText() {}

    /// The same on several lines; itself where it is no JSON.
    public static String indented(String json) {
        try {
            return INDENTED.writeValueAsString(INDENTED.readTree(json));
        } catch (JacksonException e) {
            return json;
        }
    }
}
