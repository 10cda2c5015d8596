package dev.earshot.bridge.faults;

import java.time.Duration;

/// A fault that has happened, or begins to.
///
/// @param sound how much sound had been sent
/// @param wall how long after the session began
/// @param length how long it takes; of a jitter, this time; zero for what takes no time
public record FaultHappening(Fault fault, Duration sound, Duration wall, Duration length) {}
