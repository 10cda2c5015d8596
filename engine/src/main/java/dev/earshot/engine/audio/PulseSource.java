package dev.earshot.engine.audio;

import java.util.Optional;

/// Something that the sound server can record from.
///
/// @param name the server's own, which stays the same
/// @param description for people, in the language of the server
/// @param sink whose sound it hears, if it is a monitor
/// @param card which ALSA device it is, `card,device`
record PulseSource(String name, String description, Optional<String> sink, Optional<String> card) {}
