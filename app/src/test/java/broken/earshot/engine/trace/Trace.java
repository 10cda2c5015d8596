package broken.earshot.engine.trace;

import broken.earshot.engine.vad.Vad;

/// Knows how speech is found, which is no business of a file of events.
public record Trace(Vad vad) {}
