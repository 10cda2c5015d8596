package dev.earshot.app.endpoints;

import dev.earshot.bridge.endpoint.SavedEndpoint;
import java.util.Optional;

/// The endpoint that the page is about, as it is saved, with its variables not filled in.
///
/// @param environment whose variables are to be filled in
public record Chosen(SavedEndpoint endpoint, Optional<String> environment) {}
