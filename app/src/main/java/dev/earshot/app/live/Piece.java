package dev.earshot.app.live;

import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TranscriptEvent;

/// A segment as it is known now.
///
/// @param committed how many leading characters will not change again
record Piece(Segment segment, int committed, boolean settled) {
    static Piece settled(Segment segment) {
        return new Piece(segment, segment.text().length(), true);
    }

    static Piece tentative(TranscriptEvent.Partial partial) {
        return new Piece(partial.segment(), partial.committed(), false);
    }

    int id() {
        return segment.id();
    }
}
