package dev.earshot.engine.recognition;

import java.time.Duration;

/// What loading a model took.
///
/// @param precision what it runs in, as shown to a person: `bf16 encoder, int8 decoder`; empty where there is no choice
/// @param time from the start of loading to the model being ready
/// @param bytes of memory that its weights hold; 0 where the family cannot tell
public record LoadReport(String precision, Duration time, long bytes) {
    public static final LoadReport NONE = new LoadReport("", Duration.ZERO, 0);
}
