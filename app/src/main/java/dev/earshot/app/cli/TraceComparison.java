package dev.earshot.app.cli;

import dev.earshot.engine.trace.TraceDiff;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// What `earshot trace diff --json` writes.
///
/// @param words of the second against the first
record TraceComparison(TraceFigures first, TraceFigures second, StreamFigures.Errors words, List<Changed> changed) {
    /// A place at which the words differ.
    ///
    /// @param at seconds from the beginning of the sound, where words have times
    record Changed(Optional<BigDecimal> at, Optional<String> first, Optional<String> second) {
        static List<Changed> of(List<TraceDiff.Place> places) {
            return places.stream()
                    .filter(place -> !place.same())
                    .map(Changed::of)
                    .toList();
        }

        private static Changed of(TraceDiff.Place place) {
            return new Changed(
                    place.at().map(at -> BigDecimal.valueOf(at.toMillis(), 3)), place.first(), place.second());
        }
    }
}
