package dev.earshot.bridge.load;

import java.time.Duration;

/// Finds how many streams a service sustains at once: doubles them until it does not, then halves the
/// gap.
///
/// @param target how late 95 of 100 finals may be
/// @param most streams that are tried
public record LoadSearch(Duration target, int most) {
    /// Runs so many streams.
    @FunctionalInterface
    public interface Trial {
        LoadStep run(int streams) throws InterruptedException;
    }

    /// Ends early when a trial was stopped; what it came to does not count then.
    ///
    /// @return the most that were sustained; 0 when not even one was
    public int run(Trial trial) throws InterruptedException {
        int good = 0;
        int next = 1;
        int bad = most + 1;
        while (good < most && next <= most && next < bad) {
            var step = trial.run(next);
            if (step.stopped()) {
                break;
            }
            if (step.sustained(target)) {
                good = next;
                next = bad <= most ? (good + bad) / 2 : Math.min(most, 2 * good);
            } else {
                bad = next;
                next = (good + bad) / 2;
            }
            if (next == good) {
                break;
            }
        }
        return good;
    }
}
