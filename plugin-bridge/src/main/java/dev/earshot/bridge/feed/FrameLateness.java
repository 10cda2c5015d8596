package dev.earshot.bridge.feed;

import java.time.Duration;

/// How late frames were sent, against the moment that each was due.
///
/// @param frames how many there were
/// @param most how late the latest was
/// @param p99 what 99 of 100 did not exceed
/// @param laterThanAFrame how many were later than a frame is long
public record FrameLateness(long frames, Duration most, Duration p99, long laterThanAFrame) {}
