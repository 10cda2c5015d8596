package dev.earshot.bridge.server;

import java.time.Duration;
import java.util.Optional;

/// How one connection went, when it is over.
///
/// @param id as the protocol tells it
/// @param protocol its path
/// @param key the name of the key; [Access#EVERYBODY] where none is needed
/// @param model who heard it, if anybody did
/// @param lasted from its opening to its end
/// @param heard how much sound
/// @param finals how many final segments were said
/// @param end why it ended, in a few words
public record SessionReport(
        String id,
        String protocol,
        String key,
        Optional<String> model,
        Duration lasted,
        Duration heard,
        int finals,
        String end) {}
