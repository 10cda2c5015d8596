package dev.earshot.bridge.dialect.openai;

import dev.earshot.engine.transcript.Segment;
import java.time.Duration;

/// A piece of the conversation: what is said between two commits, whoever makes them.
///
/// Its text only grows, as clients put it together from deltas. So of a segment that is still being
/// spoken only what is settled belongs to it.
final class Item {
    private final String id;
    private final Duration start;
    private final boolean discarded;
    private final StringBuilder text = new StringBuilder();
    private int segment = -1; // the one that is being spoken
    private int taken; // so many of its characters are in the text
    private boolean committed;
    private boolean byClient;
    private Duration length = Duration.ZERO;

    /// @param start on the axis of the sound
    /// @param discarded nobody wants to hear of it
    Item(String id, Duration start, boolean discarded) {
        this.id = id;
        this.start = start;
        this.discarded = discarded;
    }

    String id() {
        return id;
    }

    boolean discarded() {
        return discarded;
    }

    /// Takes the first `settled` characters of a segment, and says what is new of them; that may be
    /// nothing.
    String grow(Segment spoken, int settled) {
        boolean next = spoken.id() != segment;
        taken = next ? 0 : taken;
        segment = spoken.id();
        if (settled <= taken) {
            return "";
        }
        var gap = taken == 0 && !text.isEmpty() ? " " : "";
        var delta = gap + spoken.text().substring(taken, settled);
        taken = settled;
        text.append(delta);
        return delta;
    }

    void commit(Duration at) {
        committed = true;
        length = at.compareTo(start) < 0 ? Duration.ZERO : at.minus(start);
    }

    /// The client itself has said where it ends: its text is complete when everything before has been
    /// heard, and not sooner.
    void claim() {
        byClient = true;
    }

    boolean byClient() {
        return byClient;
    }

    boolean committed() {
        return committed;
    }

    /// How much sound it is.
    Duration length() {
        return length;
    }

    String text() {
        return text.toString();
    }
}
