package dev.earshot.bridge.conformance;

import java.util.List;

/// What came of one rule.
///
/// @param sentence says why, for a person
/// @param evidence what shows it; empty where there is nothing to show
public record Verdict(Rule rule, Outcome outcome, String sentence, List<Evidence> evidence) {
    public Verdict {
        evidence = List.copyOf(evidence);
    }

    static Verdict passed(Rule rule, String sentence) {
        return new Verdict(rule, Outcome.PASSED, sentence, List.of());
    }

    static Verdict failed(Rule rule, String sentence, List<Evidence> evidence) {
        return new Verdict(rule, Outcome.FAILED, sentence, evidence);
    }

    static Verdict notApplicable(Rule rule, String sentence) {
        return new Verdict(rule, Outcome.NOT_APPLICABLE, sentence, List.of());
    }

    static Verdict notTried(Rule rule, String sentence) {
        return new Verdict(rule, Outcome.NOT_TRIED, sentence, List.of());
    }

    /// Whether the report as a whole fails because of it.
    public boolean damning() {
        return outcome == Outcome.FAILED && rule.severity() == Rule.Severity.MUST;
    }
}
