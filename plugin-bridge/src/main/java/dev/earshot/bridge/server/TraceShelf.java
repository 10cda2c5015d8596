package dev.earshot.bridge.server;

import dev.earshot.bridge.server.TraceRecorder.Recorded;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where traces lie, and how many of them. Safe for many threads.
final class TraceShelf {
    private static final Logger LOG = LoggerFactory.getLogger(TraceShelf.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss").withZone(ZoneOffset.UTC);
    private static final int MOST_LISTED = 10_000;

    private final Path folder;
    private final int sessions;
    private final long bytes;
    private final Optional<Thread> atExit;
    private final List<Place> places = new ArrayList<>(); // in the order in which they began
    private int begun;
    private boolean closed;

    private TraceShelf(Path folder, int sessions, long bytes, boolean temporary) {
        this.folder = folder;
        this.sessions = sessions;
        this.bytes = bytes;
        this.atExit = temporary ? Optional.of(new Thread(() -> removeAll(folder), "remove traces")) : Optional.empty();
        atExit.ifPresent(Runtime.getRuntime()::addShutdownHook);
    }

    static TraceShelf temporary(int sessions, long bytes) {
        try {
            return new TraceShelf(Files.createTempDirectory("earshot-traces-"), sessions, bytes, true);
        } catch (IOException e) {
            throw unusable(Path.of(System.getProperty("java.io.tmpdir")), e);
        }
    }

    static TraceShelf in(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".earshot-", ".try"));
        } catch (IOException e) {
            throw unusable(folder, e);
        }
        return new TraceShelf(folder, Integer.MAX_VALUE, Long.MAX_VALUE, false);
    }

    private static SttException unusable(Path folder, IOException cause) {
        return new SttException(
                SttError.WRITE_FAILED,
                "Traces cannot be written into " + folder + ": choose a folder that Earshot may write to.",
                cause);
    }

    /// The place of one session's trace. Its fields belong to the shelf's lock.
    final class Place {
        private final SessionStart session;
        private final Path file;
        private Optional<SessionReport> report = Optional.empty();
        private boolean written;
        private long size;

        private Place(SessionStart session, Path file) {
            this.session = session;
            this.file = file;
        }

        Path file() {
            return file;
        }

        /// It has grown to that size; older ones make room.
        ///
        /// @return false when there is no room for more
        boolean grown(long now) {
            synchronized (TraceShelf.this) {
                size = now;
                return makeRoom();
            }
        }

        /// Nothing more is written to it.
        ///
        /// @param how empty when there is no trace in the end
        void over(SessionReport how) {
            synchronized (TraceShelf.this) {
                written = true;
                if (Files.exists(file)) {
                    report = Optional.of(how);
                    size = file.toFile().length();
                } else {
                    places.remove(this);
                }
                makeRoom();
                TraceShelf.this.notifyAll();
            }
        }

        private Recorded recorded() {
            return new Recorded(session, file, report);
        }
    }

    synchronized Place place(SessionStart session) {
        begun++;
        var name = String.format(
                Locale.ROOT,
                "%s_%s_%s-%03d.trace",
                STAMP.format(session.began()),
                safe(session.protocol()),
                safe(session.id()),
                begun);
        var place = new Place(session, folder.resolve(name));
        places.add(place);
        return place;
    }

    /// What a stranger calls itself is no path.
    private static String safe(String name) {
        var safe = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return safe.substring(0, Math.min(12, safe.length()));
    }

    private boolean makeRoom() {
        var over = places.stream().filter(place -> place.written).toList();
        int surplus = over.size() - Math.min(sessions, MOST_LISTED);
        for (Place oldest : over) {
            boolean full = places.stream().mapToLong(place -> place.size).sum() > bytes;
            if (places.size() == 1 || (surplus <= 0 && !full)) {
                break;
            }
            places.remove(oldest);
            if (atExit.isPresent()) {
                delete(oldest.file);
            }
            surplus--;
        }
        return places.stream().mapToLong(place -> place.size).sum() <= bytes;
    }

    synchronized List<Recorded> recorded() {
        var all = new ArrayList<>(places.stream().map(Place::recorded).toList());
        Collections.reverse(all);
        return List.copyOf(all);
    }

    void copy(Path file, Path to) {
        try (var trace = Trace.open(file)) {
            trace.copyTo(to);
        }
    }

    void close(Duration patience) {
        synchronized (this) {
            long deadline = System.nanoTime() + patience.toNanos();
            while (!closed && places.stream().anyMatch(place -> !place.written)) {
                long left = deadline - System.nanoTime();
                if (left <= 0 || !waited(left)) {
                    break;
                }
            }
            closed = true;
        }
        atExit.ifPresent(hook -> {
            removeAll(folder);
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException ending) {
                LOG.debug("The process ends, and removes what is left");
            }
        });
    }

    private boolean waited(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void removeAll(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(TraceShelf::delete);
        } catch (IOException gone) {
            LOG.debug("No traces to remove: {}", gone.toString());
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("A trace cannot be removed: {}", e.toString());
        }
    }
}
