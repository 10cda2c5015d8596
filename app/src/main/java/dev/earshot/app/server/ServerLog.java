package dev.earshot.app.server;

import dev.earshot.app.server.LogLine.Kind;
import dev.earshot.bridge.server.Access;
import dev.earshot.bridge.server.ServerMonitor;
import dev.earshot.bridge.server.SessionMonitor;
import dev.earshot.bridge.server.SessionReport;
import dev.earshot.bridge.server.SessionStart;
import dev.earshot.bridge.server.TurnedAway;
import dev.earshot.engine.SttException;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/// What happened at the server, the latest thousand things. No text of a session, no secret. Safe for many threads.
final class ServerLog implements ServerMonitor {
    static final int KEPT = 1000;

    private static final int LONGEST_PATH = 60;

    private final InstantSource clock;
    private final Deque<LogLine> lines = new ArrayDeque<>(); // guarded by itself
    private long written; // guarded by lines

    ServerLog(InstantSource clock) {
        this.clock = clock;
    }

    void add(Kind kind, String text) {
        synchronized (lines) {
            lines.addLast(new LogLine(clock.instant(), kind, text));
            written++;
            if (lines.size() > KEPT) {
                lines.removeFirst();
            }
        }
    }

    /// The oldest first.
    List<LogLine> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /// How many lines there ever were; another number means that [#lines] has changed.
    long written() {
        synchronized (lines) {
            return written;
        }
    }

    @Override
    public SessionMonitor opened(SessionStart start) {
        add(Kind.SESSION, name(start) + " has come in.");
        return new SessionMonitor() {
            @Override
            public void told(TranscriptEvent event) {
                ServerLog.this.told(start, event);
            }

            @Override
            public void refused(SttException cause) {
                add(Kind.PROBLEM, name(start) + ": " + cause.sentence());
            }

            @Override
            public void ended(SessionReport report) {
                add(Kind.SESSION, howItEnded(start, report));
            }
        };
    }

    @Override
    public void turnedAway(TurnedAway who) {
        add(
                Kind.PROBLEM,
                who.peer() + " was turned away (" + who.status() + ") at " + shortened(who.path()) + ": "
                        + why(who.status()) + ".");
    }

    private static String why(int status) {
        return switch (status) {
            case 401 -> "no key, or a wrong one";
            case 403 -> "a stranger to this server";
            case 429 -> "too much at once, or too often";
            default -> "the server has no room, or is stopping";
        };
    }

    /// A stranger chooses how long a path is.
    private static String shortened(String path) {
        return path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH) + "\u2026";
    }

    private void told(SessionStart start, TranscriptEvent event) {
        switch (event) {
            case TranscriptEvent.Failed(var cause) -> add(Kind.PROBLEM, name(start) + ": " + cause.sentence());
            case TranscriptEvent.Notice notice -> add(Kind.PROBLEM, name(start) + ": " + notice.sentence());
            case TranscriptEvent.SpeechStarted _,
                    TranscriptEvent.SpeechEnded _,
                    TranscriptEvent.Partial _,
                    TranscriptEvent.Final _,
                    TranscriptEvent.Completed _ -> {}
        }
    }

    /// `Deepgram from 192.0.2.7, with key 1, 4f1c`
    private static String name(SessionStart start) {
        var key = start.key().equals(Access.EVERYBODY) ? "" : ", with " + start.key();
        return start.protocol() + " from " + start.peer() + key + ", "
                + start.id().substring(0, Math.min(4, start.id().length()));
    }

    private static String howItEnded(SessionStart start, SessionReport report) {
        return String.format(
                Locale.ROOT,
                "%s has ended after %.1f s: %.1f s heard%s, %d final%s; %s",
                name(start),
                seconds(report.lasted()),
                seconds(report.heard()),
                report.model().map(model -> " by " + model).orElse(""),
                report.finals(),
                report.finals() == 1 ? "" : "s",
                report.end());
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }
}
