package dev.earshot.bridge.conformance;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rules that are judged by what sessions said, without asking them anything: a pure function,
/// also of sessions that were recorded elsewhere.
public final class LogRules {
    private static final int MOST_EVIDENCE = 8;

    /// Judges one session.
    @FunctionalInterface
    interface Check {
        Finding of(HeardSession session);
    }

    private final Map<Rule, Check> checks = new EnumMap<>(Rule.class);

    /// @param limits what is let pass
    public LogRules(ConformancePlan.Limits limits) {
        checks.put(Rule.SPEECH_ALTERNATES, OrderChecks::alternates);
        checks.put(Rule.TEXT_WITHIN_SPEECH, OrderChecks::withinSpeech);
        checks.put(Rule.FINAL_BEFORE_END, OrderChecks::finalBeforeEnd);
        checks.put(Rule.INTERIM_BEFORE_FINAL, OrderChecks::interimBeforeFinal);
        checks.put(Rule.IDS_COUNT_UP, OrderChecks::idsCountUp);
        checks.put(Rule.ONE_LAST_EVENT, OrderChecks::oneLastEvent);
        checks.put(Rule.NO_EMPTY_FINAL, TextChecks::noEmptyFinal);
        checks.put(Rule.COMMITTED_STAYS, TextChecks::committedStays);
        checks.put(Rule.LANGUAGE_AS_ASKED, TextChecks::languageAsAsked);
        checks.put(Rule.ACCURACY, session -> TextChecks.accurate(session, limits.wer()));
        checks.put(Rule.TIMES_IN_ORDER, TimeChecks::inOrder);
        checks.put(Rule.TIMES_INSIDE_SOUND, TimeChecks::insideSound);
        checks.put(Rule.WORDS_IN_ORDER, TimeChecks::wordsInOrder);
        checks.put(Rule.END_IN_TIME, session -> TimeChecks.inTime(session, limits.end()));
    }

    /// The rules that are judged here.
    public Set<Rule> rules() {
        return Collections.unmodifiableSet(checks.keySet());
    }

    /// One verdict over all sessions: each of them must keep the rule.
    ///
    /// @param rule one of [#rules]
    public Verdict judge(Rule rule, List<HeardSession> sessions) {
        var check = check(rule, sessions);
        return verdict(rule, sessions.stream().map(check::of).toList());
    }

    private Check check(Rule rule, List<HeardSession> sessions) {
        if (rule == Rule.TEXT_WITHIN_SPEECH && sessions.stream().anyMatch(OrderChecks::tellsSpeech)) {
            return OrderChecks::toldSpeech;
        }
        return Optional.ofNullable(checks.get(rule))
                .orElseThrow(() -> new IllegalArgumentException(rule + " is not judged by what was said"));
    }

    private static Verdict verdict(Rule rule, List<Finding> findings) {
        var broken = only(findings, Finding.Broken.class).toList();
        if (!broken.isEmpty()) {
            var more = broken.size() == 1 ? "" : " This happened in %d sessions.".formatted(broken.size());
            var evidence =
                    broken.stream().flatMap(one -> one.evidence().stream()).limit(MOST_EVIDENCE);
            return Verdict.failed(rule, broken.getFirst().sentence() + more, evidence.toList());
        }
        var kept = only(findings, Finding.Kept.class).toList();
        if (!kept.isEmpty()) {
            var sentences = kept.stream()
                    .map(Finding.Kept::sentence)
                    .filter(sentence -> !sentence.isEmpty())
                    .collect(Collectors.joining(" "));
            return Verdict.passed(rule, sentences.isEmpty() ? keptIn(kept.size()) : sentences);
        }
        return only(findings, Finding.Silent.class)
                .findFirst()
                .map(silent -> Verdict.notApplicable(rule, silent.why()))
                .orElseGet(() -> Verdict.notTried(rule, "No session was heard."));
    }

    private static String keptIn(int sessions) {
        return sessions == 1
                ? "Kept in the one session that it applies to."
                : "Kept in all %d sessions that it applies to.".formatted(sessions);
    }

    private static <F extends Finding> Stream<F> only(List<Finding> findings, Class<F> kind) {
        return findings.stream().filter(kind::isInstance).map(kind::cast);
    }
}
