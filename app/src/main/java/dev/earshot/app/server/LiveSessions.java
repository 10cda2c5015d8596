package dev.earshot.app.server;

import dev.earshot.bridge.server.ServerMonitor;
import dev.earshot.bridge.server.SessionMonitor;
import dev.earshot.bridge.server.SessionReport;
import dev.earshot.bridge.server.SessionStart;
import dev.earshot.engine.audio.Pcm;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The sessions of a server as a person looks at them: those that go on, and the last that are over. It is asked for
/// how they stand as often as a screen wants it; a session itself only sets a few fields. Safe for many threads.
final class LiveSessions implements ServerMonitor {
    /// How many that are over are remembered.
    static final int ENDED = 100;

    /// How many delays are kept between two measurements.
    private static final int DELAYS = 10_000;

    private final LongSupplier nanoTime;
    private final Map<String, SessionWatch> open = new ConcurrentHashMap<>();
    private final Deque<SessionWatch> ended = new ArrayDeque<>(); // the newest first; guarded by itself
    private final LongAdder samples = new LongAdder();
    private final List<Duration> delays = new ArrayList<>(); // guarded by itself

    /// @param nanoTime a clock that never jumps
    LiveSessions(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public SessionMonitor opened(SessionStart start) {
        var watch = new SessionWatch(start, nanoTime, new Sum(), this::over);
        open.put(start.id(), watch);
        return watch;
    }

    private void over(SessionWatch watch, SessionReport how) {
        synchronized (ended) {
            ended.addFirst(watch);
            if (ended.size() > ENDED) {
                ended.removeLast();
            }
        }
        open.remove(how.id());
    }

    /// How all of them stand: those that go on first, the newest of each first.
    List<SessionView> views() {
        var newest = Comparator.comparing((SessionView view) -> view.start().began())
                .thenComparing(SessionView::id)
                .reversed();
        var going = open.values().stream()
                .map(SessionWatch::view)
                .filter(SessionView::open)
                .sorted(newest)
                .toList();
        // One that has ended since is in both, and none is in neither.
        var seen = going.stream().map(SessionView::id).collect(Collectors.toSet());
        var over = ended().stream().filter(watch -> !seen.contains(watch.id())).map(SessionWatch::view);
        return Stream.concat(going.stream(), over).toList();
    }

    private List<SessionWatch> ended() {
        synchronized (ended) {
            return List.copyOf(ended);
        }
    }

    /// All the settled text of one; empty for one that is forgotten.
    String text(String id) {
        return Stream.concat(open.values().stream(), ended().stream())
                .filter(watch -> watch.id().equals(id))
                .findFirst()
                .map(SessionWatch::text)
                .orElse("");
    }

    /// How many go on.
    int count() {
        return open.size();
    }

    /// How much sound has come in all.
    Duration heard() {
        return Pcm.durationOf(samples.sum());
    }

    /// The delays of the finals since this was last asked, of all sessions.
    List<Duration> takeDelays() {
        synchronized (delays) {
            var all = List.copyOf(delays);
            delays.clear();
            return all;
        }
    }

    private final class Sum implements SessionWatch.Totals {
        @Override
        public void heard(int more) {
            samples.add(more);
        }

        @Override
        public void settled(Duration delay) {
            synchronized (delays) {
                if (delays.size() < DELAYS) {
                    delays.add(delay);
                }
            }
        }
    }
}
