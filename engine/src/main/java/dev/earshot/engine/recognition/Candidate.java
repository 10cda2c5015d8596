package dev.earshot.engine.recognition;

import java.util.Optional;

/// A model that could be offered: what a recommendation needs to know of it.
///
/// @param id of its entry in the catalogue
/// @param name what a person calls it: `Whisper base`
/// @param download bytes to be fetched
/// @param memory bytes that it needs when it runs
/// @param english whether it understands English only
/// @param quality how well it writes, to be compared with others; more is better
/// @param speed how fast it is here, as far as that is known
public record Candidate(
        String id, String name, long download, long memory, boolean english, double quality, Optional<Speed> speed) {}
