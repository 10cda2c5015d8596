package dev.earshot.bridge.wire;

import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptEvent.Final;
import dev.earshot.engine.transcript.TranscriptEvent.Partial;
import java.time.Duration;

/// The events of sessions that follow each other on one connection, as if they were one: times count
/// from the first sample of all, ids go on. Used by one thread at a time.
public final class Continuation {
    private Duration start = Duration.ZERO;
    private int firstId;
    private int nextId;

    /// An event of the session that is heard now.
    public TranscriptEvent of(TranscriptEvent event) {
        return switch (event.shifted(start)) {
            case Partial(var segment, var committed) -> new Partial(numbered(segment), committed);
            case Final(var segment) -> new Final(numbered(segment));
            case TranscriptEvent.Completed(var audio) -> new TranscriptEvent.Completed(start.plus(audio));
            case TranscriptEvent other -> other;
        };
    }

    /// That session has ended, and the next one begins.
    ///
    /// @param heard how much sound it was given
    public void next(Duration heard) {
        start = start.plus(heard);
        firstId = nextId;
    }

    private Segment numbered(Segment segment) {
        int id = firstId + segment.id();
        nextId = Math.max(nextId, id + 1);
        return new Segment(
                id, segment.span(), segment.text(), segment.words(), segment.confidence(), segment.language());
    }
}
