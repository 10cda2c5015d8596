package dev.earshot.bridge.builder;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// How sound is sent.
public sealed interface Sending {
    /// As the body, or in binary messages.
    record Binary() implements Sending {}

    /// As a file in a form.
    ///
    /// @param fields besides
    record InForm(String field, Map<String, String> fields) implements Sending {}

    /// In base64 in a message.
    ///
    /// @param at the JSON Pointer to it
    record InJson(ObjectNode message, String at) implements Sending {}
}
