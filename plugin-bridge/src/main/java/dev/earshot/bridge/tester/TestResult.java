package dev.earshot.bridge.tester;

import dev.earshot.bridge.client.Usage;
import dev.earshot.engine.recognition.SimulatedStream;

/// What came of a [TestRun] that went to its end.
///
/// @param stream all that was said and when, and how late sound was sent
/// @param usage of the service, the connections that were made again included
public record TestResult(SimulatedStream stream, Usage usage) {}
