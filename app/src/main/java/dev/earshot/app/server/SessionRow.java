package dev.earshot.app.server;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A row of the table that stays the same while its session goes on, so that it stays selected.
final class SessionRow {
    private final ReadOnlyObjectWrapper<SessionView> now;

    SessionRow(SessionView first) {
        now = new ReadOnlyObjectWrapper<>(this, "now", first);
    }

    ReadOnlyObjectProperty<SessionView> now() {
        return now.getReadOnlyProperty();
    }

    String id() {
        return now.get().id();
    }

    void set(SessionView newest) {
        now.set(newest);
    }
}
