package dev.earshot.engine.scoring;

import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;

/// An event of a session, and when it came.
///
/// @param audioSent how much audio had been sent to the recogniser when it came
/// @param wall how long after the first sample was spoken it came
public record Observation(Duration audioSent, Duration wall, TranscriptEvent event) {}
