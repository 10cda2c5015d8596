package dev.earshot.bridge.server;

import java.time.Instant;

/// Who has come in, and for what.
///
/// @param id as the protocol tells it
/// @param protocol its name, for a person
/// @param path where it connected to, without the query
/// @param key the name of the key; [Access#EVERYBODY] where none is needed
/// @param peer its address, as a number
public record SessionStart(String id, String protocol, String path, String key, String peer, Instant began) {}
