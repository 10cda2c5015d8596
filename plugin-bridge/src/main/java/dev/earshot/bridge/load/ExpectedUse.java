package dev.earshot.bridge.load;

import java.time.Duration;

/// What a load will use at most, where nothing fails.
///
/// @param sessions in all
/// @param sound that is sent in all
/// @param time how long it takes
public record ExpectedUse(long sessions, Duration sound, Duration time) {}
