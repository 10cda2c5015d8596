package dev.earshot.bridge.server;

/// Somebody who was not let in, before there was a session.
///
/// @param path where they wanted to go, without the query
/// @param peer their address, as a number
/// @param status of the answer: 401 without a key, 403 for a stranger, 429 for what is too much, 503 while it stops
public record TurnedAway(String path, String peer, int status) {}
