package dev.earshot.bridge.wire;

import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.List;

/// Says where speech begins and ends when a service says it only now and then, or only by its texts:
/// never two beginnings, and no end without one. Used by one thread at a time.
public final class SpeechMarks {
    private boolean speaking;

    /// Somebody speaks; said once.
    public List<TranscriptEvent> speech(Duration at) {
        if (speaking) {
            return List.of();
        }
        speaking = true;
        return List.of(new TranscriptEvent.SpeechStarted(at));
    }

    /// Nobody speaks; said only when somebody did.
    public List<TranscriptEvent> silence(Duration at) {
        if (!speaking) {
            return List.of();
        }
        speaking = false;
        return List.of(new TranscriptEvent.SpeechEnded(at));
    }
}
