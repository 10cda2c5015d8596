package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.BatchCall;
import java.time.Duration;

/// A call of a service that hears recordings.
///
/// @param audio how much sound it brings
public record Errand(BatchCall call, Duration audio) {}
