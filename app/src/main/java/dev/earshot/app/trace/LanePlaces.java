package dev.earshot.app.trace;

import dev.earshot.app.speech.Viewport;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// Which thing of the lanes lies where, for who points at one.
///
/// @param arrivals in the order in which they came
record LanePlaces(List<Arrival> arrivals) {
    private static final double NEAR = 6;

    /// What is drawn at a point: above, what was said there; below, what came there; at the bottom,
    /// what happened there.
    Optional<Arrival> at(Viewport view, double x, double y) {
        if (y >= LaneCanvas.EVENTS) {
            return nearest(false, arrival -> Math.abs(view.x(arrival.at()) - x));
        }
        return y < LaneCanvas.SAID_ENDS
                ? arrivals.stream()
                        .filter(arrival -> arrival.kind() == Arrival.Kind.FINAL)
                        .filter(arrival -> view.x(arrival.said().start()) <= x
                                && x <= view.x(arrival.said().end()))
                        .findFirst()
                : nearest(true, arrival -> Math.abs(view.x(arrival.at()) - x));
    }

    private Optional<Arrival> nearest(boolean texts, ToDoubleFunction<Arrival> distance) {
        var best = Optional.<Arrival>empty();
        double least = NEAR;
        for (var arrival : arrivals) {
            double away = distance.applyAsDouble(arrival);
            if (arrival.kind().isText() == texts && away <= least) {
                best = Optional.of(arrival);
                least = away;
            }
        }
        return best;
    }

    /// What is in the lanes, in words.
    String summary() {
        return "Timeline. Interim texts: %d, final texts: %d, reconnects: %d, faults on purpose: %d, problems: %d. "
                        .formatted(
                                count(Arrival.Kind.INTERIM),
                                count(Arrival.Kind.FINAL),
                                count(Arrival.Kind.RECONNECT),
                                count(Arrival.Kind.ON_PURPOSE),
                                count(Arrival.Kind.PROBLEM))
                + "Left and right go from one to the next.";
    }

    private long count(Arrival.Kind kind) {
        return arrivals.stream().filter(arrival -> arrival.kind() == kind).count();
    }
}
