package dev.earshot.bridge.client;

import java.time.Duration;

/// What was used of a service.
///
/// @param requests calls and connections, those that were tried again included
/// @param failed of them
/// @param remembered calls that were not made, since their answer was known
/// @param audio sound that was sent, that which was sent again included
/// @param average from the call to the whole answer, or to the connection, where that did not fail
/// @param slowest of those
public record Usage(long requests, long failed, long remembered, Duration audio, Duration average, Duration slowest) {}
