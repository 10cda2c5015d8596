package dev.earshot.engine.recognition;

import java.time.Duration;

/// How much had been spoken and not been heard yet, looked at whenever a chunk was due.
///
/// @param most at any of these moments
/// @param mean over all of them
/// @param feederLate how late a chunk was sent at most: because the session took no more, or because the source or
///     the machine was slow. Then the sound of that chunk is part of the backlog.
public record Backlog(Duration most, Duration mean, Duration feederLate) {}
