package dev.earshot.app.endpoints.conformance;

import dev.earshot.bridge.conformance.Outcome;
import dev.earshot.bridge.conformance.Rule;
import dev.earshot.bridge.conformance.Verdict;
import java.util.Optional;

/// How it stands with a rule.
///
/// @param verdict empty while there is none
record RuleState(Rule rule, Look look, Optional<Verdict> verdict) {
    /// What is shown of it.
    enum Look {
        WAITING(""),
        TRYING("being tried"),
        PASSED("passed"),
        FAILED("failed"),
        /// Failed, of a rule that clients are better off with.
        SHOULD("should have"),
        NOT_APPLICABLE("not applicable"),
        NOT_TRIED("not tried");

        private final String words;

        Look(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static RuleState waiting(Rule rule) {
        return new RuleState(rule, Look.WAITING, Optional.empty());
    }

    static RuleState trying(Rule rule) {
        return new RuleState(rule, Look.TRYING, Optional.empty());
    }

    static RuleState of(Verdict verdict) {
        return new RuleState(verdict.rule(), look(verdict), Optional.of(verdict));
    }

    private static Look look(Verdict verdict) {
        return switch (verdict.outcome()) {
            case PASSED -> Look.PASSED;
            case FAILED -> verdict.damning() ? Look.FAILED : Look.SHOULD;
            case NOT_APPLICABLE -> Look.NOT_APPLICABLE;
            case NOT_TRIED -> Look.NOT_TRIED;
        };
    }

    boolean failed() {
        return verdict.map(Verdict::outcome).filter(Outcome.FAILED::equals).isPresent();
    }
}
