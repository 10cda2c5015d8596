package dev.earshot.engine.recognition;

import dev.earshot.engine.scoring.SessionLog;
import dev.earshot.engine.transcript.Transcript;
import java.time.Duration;

/// What came of a [StreamSimulation].
///
/// @param log all events, on the axis of the audio that was sent
/// @param transcript on the source's own axis
/// @param took from the first sample to the terminal event
/// @param backlog none in [StreamSimulation.Pace#FAST]
public record SimulatedStream(SessionLog log, Transcript transcript, Duration took, Backlog backlog) {}
