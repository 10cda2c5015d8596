package dev.earshot.bridge.server;

import dev.earshot.engine.trace.Redactor;
import dev.earshot.engine.trace.TraceHeader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Writes a trace of every session. Safe for many threads.
///
/// What a session does is noted in its own order and time, and written by a thread of its own: a disk
/// that is slow costs parts of the trace, which then says so, and never holds the session up.
public final class TraceRecorder implements ServerMonitor, AutoCloseable {
    /// How long closing waits for what is still to be written.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TraceShelf shelf;
    private final Redactor redactor;
    private final String madeBy;
    private final LongSupplier nanoTime;

    /// One session, of those that there are traces of.
    ///
    /// @param file where the trace lies, or will lie
    /// @param report how it went; empty while it goes on
    public record Recorded(SessionStart session, Path file, Optional<SessionReport> report) {}

    private TraceRecorder(TraceShelf shelf, Redactor redactor, String madeBy, LongSupplier nanoTime) {
        this.shelf = shelf;
        this.redactor = redactor;
        this.madeBy = madeBy;
        this.nanoTime = nanoTime;
    }

    /// Keeps the traces of the latest sessions until it is closed, in a temporary folder.
    ///
    /// @param sessions how many of those that are over
    /// @param bytes how much disk all of them may take; a session that alone takes more has only its
    ///     beginning kept
    /// @param madeBy program and version
    /// @throws dev.earshot.engine.SttException WRITE_FAILED
    public static TraceRecorder latest(int sessions, long bytes, Redactor redactor, String madeBy) {
        return new TraceRecorder(TraceShelf.temporary(sessions, bytes), redactor, madeBy, System::nanoTime);
    }

    /// Keeps all traces, in that folder.
    ///
    /// @throws dev.earshot.engine.SttException WRITE_FAILED
    public static TraceRecorder into(Path folder, Redactor redactor, String madeBy) {
        return new TraceRecorder(TraceShelf.in(folder), redactor, madeBy, System::nanoTime);
    }

    @Override
    public SessionMonitor opened(SessionStart start) {
        var recording = new SessionRecording(shelf.place(start), header(start), redactor, nanoTime);
        recording.start();
        return recording;
    }

    private TraceHeader header(SessionStart start) {
        return new TraceHeader(
                start.began(),
                madeBy,
                "Java " + Runtime.version().feature() + ", " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch"),
                TraceHeader.Side.SERVER,
                start.path(),
                start.protocol(),
                start.id(),
                Optional.empty(),
                Optional.empty(),
                Map.of("caller", start.key(), "peer", start.peer()),
                redactor.keeping(),
                Optional.empty());
    }

    /// Those that there are traces of, the latest first.
    public List<Recorded> recorded() {
        return shelf.recorded();
    }

    /// Copies the trace of a session that is over.
    ///
    /// @param to replaced when it is there
    /// @throws dev.earshot.engine.SttException AUDIO_NOT_FOUND when it is no longer kept; DISK_FULL,
    ///     WRITE_FAILED
    public void copy(Recorded recorded, Path to) {
        shelf.copy(recorded.file(), to);
    }

    /// Waits until what is over has been written, and removes temporary traces.
    @Override
    public void close() {
        shelf.close(PATIENCE);
    }
}
