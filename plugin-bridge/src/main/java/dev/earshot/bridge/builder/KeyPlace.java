package dev.earshot.bridge.builder;

import dev.earshot.engine.store.Secret;
import java.util.Optional;

/// Where a service is shown a key.
///
/// @param name of the header or the parameter of the query
/// @param inHeader otherwise it is a parameter
/// @param before what stands before the key in a header: `Bearer `
/// @param secret the key itself, where it stood there; it goes into no description
public record KeyPlace(String name, boolean inHeader, String before, Optional<Secret> secret) {}
