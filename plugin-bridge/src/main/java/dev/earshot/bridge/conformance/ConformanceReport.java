package dev.earshot.bridge.conformance;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What came of a run.
///
/// @param began when
/// @param took how long it was, on the wall
/// @param sound how long the speech is that it was tried with
/// @param verdicts one for each rule, in the order of the catalogue
public record ConformanceReport(
        SubjectInfo subject, Instant began, Duration took, Duration sound, List<Verdict> verdicts) {
    public ConformanceReport {
        verdicts = List.copyOf(verdicts);
    }

    /// How many verdicts there are of each outcome; every outcome has a number.
    public Map<Outcome, Integer> counts() {
        var counts = new EnumMap<Outcome, Integer>(Outcome.class);
        for (var outcome : Outcome.values()) {
            counts.put(outcome, 0);
        }
        verdicts.forEach(verdict -> counts.merge(verdict.outcome(), 1, Integer::sum));
        return counts;
    }

    /// Whether every rule that must be kept was, as far as it was tried; and a session ran at all.
    public boolean passed() {
        return verdicts.stream().noneMatch(Verdict::damning);
    }
}
