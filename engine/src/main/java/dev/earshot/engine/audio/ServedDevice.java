package dev.earshot.engine.audio;

import java.util.Optional;

/// A device of the sound server.
///
/// @param card which ALSA device it is, `card,device`, if it is one
record ServedDevice(SoundDevice device, Optional<String> card) {}
