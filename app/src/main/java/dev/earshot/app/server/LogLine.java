package dev.earshot.app.server;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Something that happened.
///
/// @param text a sentence or less
record LogLine(Instant at, Kind kind, String text) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /// What kinds of things happen.
    enum Kind {
        SERVER("Server"),
        SESSION("Session"),
        PROBLEM("Problem");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /// For a person.
        String words() {
            return words;
        }
    }

    /// `08:15:00`, by the clock on the wall.
    String time(ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    /// Whether its kind or its text has that in it, in whatever case.
    boolean has(String part) {
        var wanted = part.strip().toLowerCase(Locale.ROOT);
        return (kind.words() + " " + text).toLowerCase(Locale.ROOT).contains(wanted);
    }
}
