package dev.earshot.bridge.builder;

import java.util.Map;
import java.util.Optional;

/// How a service was asked.
///
/// @param address scheme, host and port
/// @param query without a key; what names a model or a language is a blank, as descriptions have them
/// @param headers without a key
/// @param model that was asked for
/// @param language that was asked for
public record Asked(
        String address,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        Optional<KeyPlace> key,
        Sending sending,
        Optional<String> model,
        Optional<String> language) {}
