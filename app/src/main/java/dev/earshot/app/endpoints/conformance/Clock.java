package dev.earshot.app.endpoints.conformance;

import dev.earshot.bridge.conformance.Rule;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// How long a run will still take: what its rules should take, corrected by what the first of them
/// took. Immutable.
///
/// @param left rules that are not judged yet
/// @param done how long those took that are, by the work they are
/// @param took how long they took by the clock
record Clock(Workload work, Set<Rule> left, Duration done, Duration took) {
    static Clock of(Workload work, Set<Rule> rules) {
        var all = EnumSet.of(Rule.SESSION_RUNS);
        all.addAll(rules);
        return new Clock(work, Set.copyOf(all), Duration.ZERO, Duration.ZERO);
    }

    /// @param elapsed since the run began
    Clock judged(Rule rule, Duration elapsed) {
        if (!left.contains(rule)) {
            return this;
        }
        var rest = EnumSet.copyOf(left);
        rest.remove(rule);
        return new Clock(work, Set.copyOf(rest), done.plus(work.of(rule)), elapsed);
    }

    /// From 0 to 1.
    double fraction() {
        var all = done.plus(work.of(left));
        return all.isZero() ? 1 : done.toNanos() / (double) all.toNanos();
    }

    /// @param elapsed since the run began
    Optional<Duration> timeLeft(Duration elapsed) {
        double slower = done.isZero() ? 1 : Math.max(0.2, took.toNanos() / (double) done.toNanos());
        var rest = Duration.ofNanos((long) (work.of(left).toNanos() * slower));
        var since = elapsed.minus(took);
        return Optional.of(rest.minus(since)).filter(time -> !time.isNegative());
    }
}
