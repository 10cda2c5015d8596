package dev.earshot.app.server;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;

/// The last ten minutes of a server, second by second. FX thread only.
final class History {
    static final int SECONDS = 600;

    /// Over how many seconds delays are put together: single ones say little.
    private static final int WINDOW = 30;

    private final Deque<Second> seconds = new ArrayDeque<>(); // the oldest first
    private final Deque<Moment> window = new ArrayDeque<>(); // the newest of them

    /// @param median seconds of delay of the finals up to then, as it was before where there were none
    /// @param slow the same that 95 of 100 were not above
    record Second(Moment moment, double median, double slow) {}

    void add(Moment now) {
        window.addLast(now);
        if (window.size() > WINDOW) {
            window.removeFirst();
        }
        var delays = window.stream().flatMap(one -> one.delays().stream()).toList();
        var before = Optional.ofNullable(seconds.peekLast());
        seconds.addLast(new Second(
                now,
                Moment.percentile(delays, 50)
                        .map(History::inSeconds)
                        .orElse(before.map(Second::median).orElse(0.0)),
                Moment.percentile(delays, 95)
                        .map(History::inSeconds)
                        .orElse(before.map(Second::slow).orElse(0.0))));
        if (seconds.size() > SECONDS) {
            seconds.removeFirst();
        }
    }

    private static double inSeconds(Duration delay) {
        return delay.toMillis() / 1e3;
    }

    void clear() {
        seconds.clear();
        window.clear();
    }

    /// The oldest first, the last is now.
    List<Double> series(ToDoubleFunction<Second> what) {
        return seconds.stream().map(what::applyAsDouble).toList();
    }

    /// The same along an axis on which now is at [#SECONDS] - 1.
    List<Point2D> curve(ToDoubleFunction<Second> what) {
        var values = series(what);
        return IntStream.range(0, values.size())
                .mapToObj(i -> new Point2D(SECONDS - values.size() + i, values.get(i)))
                .toList();
    }
}
