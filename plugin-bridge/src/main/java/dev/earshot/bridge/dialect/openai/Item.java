package dev.earshot.bridge.dialect.openai;

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

    /// The text goes on with this.
    void append(String delta) {
        text.append(delta);
    }

    boolean blank() {
        return text.isEmpty();
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
