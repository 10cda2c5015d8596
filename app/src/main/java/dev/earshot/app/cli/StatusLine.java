package dev.earshot.app.cli;

import dev.earshot.app.cli.Listening.Pending;
import dev.earshot.engine.export.DisplayWidth;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The one line at the bottom of a terminal that is drawn again and again. Where standard error is no terminal nothing
/// is drawn at all. Safe for many threads.
///
/// It is redrawn with a carriage return and blanks alone, so that it works on every terminal there is.
final class StatusLine implements AutoCloseable {
    private static final long REDRAW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int LEAST_FAINT = 12;

    private final Terminal terminal;
    private final CliContext.NanoTime clock;
    private int drawn;
    private Optional<Long> drawnAt = Optional.empty();
    private boolean closed;

    StatusLine(Terminal terminal, CliContext.NanoTime clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    boolean shown() {
        return terminal.errIsTerminal();
    }

    /// As [#show(String, Pending)], with text that may still change.
    synchronized void show(String text, String faint) {
        show(text, new Pending("", faint));
    }

    /// Draws, but not more often than an eye can follow.
    ///
    /// @param text as much of its beginning as fits
    /// @param pending as much of its end as fits into the rest; what may still change is faint
    synchronized void show(String text, Pending pending) {
        long now = clock.now();
        if (drawnAt.isEmpty() || now - drawnAt.get() >= REDRAW_NANOS) {
            drawnAt = Optional.of(now);
            showNow(text, pending);
        }
    }

    /// Draws in any case.
    synchronized void showNow(String text, String faint) {
        showNow(text, new Pending("", faint));
    }

    /// Draws in any case.
    synchronized void showNow(String text, Pending pending) {
        if (closed || !shown()) {
            return;
        }
        int columns = terminal.columns() - 1;
        var start = DisplayWidth.fit(text, columns);
        var end = tail((pending.committed() + pending.tentative()).strip(), columns - DisplayWidth.of(start) - 2);
        int width = DisplayWidth.of(start) + (end.isEmpty() ? 0 : 2 + DisplayWidth.of(end));
        int changing =
                Math.min(end.length(), pending.tentative().stripTrailing().length());
        var settled = end.substring(0, end.length() - changing);
        var line = start + (end.isEmpty() ? "" : "  " + settled + terminal.dim(end.substring(settled.length())));
        terminal.err().print("\r" + line + " ".repeat(Math.max(0, drawn - width)));
        terminal.err().flush();
        drawn = width;
    }

    /// Prints lines where this one was, which is drawn again below them next time: what `print` writes to the same
    /// terminal does not run into it.
    synchronized void above(Runnable print) {
        clear();
        print.run();
    }

    synchronized void clear() {
        if (drawn > 0) {
            terminal.err().print("\r" + " ".repeat(drawn) + "\r");
            terminal.err().flush();
            drawn = 0;
        }
    }

    /// Clears it for good. Idempotent.
    @Override
    public synchronized void close() {
        clear();
        closed = true;
    }

    private static String tail(String text, int columns) {
        if (columns < LEAST_FAINT || text.isEmpty()) {
            return "";
        }
        if (DisplayWidth.of(text) <= columns) {
            return text;
        }
        int from = 0;
        while (DisplayWidth.of(text.substring(from)) > columns - 4) {
            from += Character.charCount(text.codePointAt(from));
        }
        return "... " + text.substring(from);
    }
}
