package dev.earshot.bridge.builder;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A value that says yes.
///
/// @param at JSON Pointer to it
/// @param is what it has to be; empty for anything but `false`, `null` and nothing
public record Mark(String at, Optional<JsonNode> is) {}
