package dev.earshot.bridge.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.RecognitionOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ConformanceRunTest {
    private static final ConformancePlan PLAN = ConformancePlan.of(Levels.saying("alpha bravo", "charlie delta echo"))
            .withReference("Alpha, bravo. Charlie delta echo.")
            .withOptions(RecognitionOptions.DEFAULT.withLanguage("en-US"))
            .withSilence(Duration.ofSeconds(20))
            .withLimits(ConformancePlan.Limits.USUAL.withFlush(Duration.ofMillis(100)));

    private final FakeClock clock = new FakeClock();

    private ConformanceReport run(Subject subject, ConformancePlan plan) throws InterruptedException {
        return run(subject, plan, ConformanceListener.NONE);
    }

    private ConformanceReport run(Subject subject, ConformancePlan plan, ConformanceListener listener)
            throws InterruptedException {
        InstantSource dates = () -> Instant.EPOCH;
        return new ConformanceRun(subject, plan, clock, dates).run(listener);
    }

    private static Set<Rule> rules(ConformanceReport report, Outcome outcome) {
        return report.verdicts().stream()
                .filter(verdict -> verdict.outcome() == outcome)
                .map(Verdict::rule)
                .collect(Collectors.toSet());
    }

    @Test
    void aGoodSubjectKeepsEveryRule() throws InterruptedException {
        var report = run(FakeSubject.good(clock), PLAN);
        assertEquals(
                List.of(Rule.values()),
                report.verdicts().stream().map(Verdict::rule).toList(),
                "one verdict for each rule, in the order of the catalogue");
        assertEquals(Set.of(Rule.values()), rules(report, Outcome.PASSED), report.verdicts()::toString);
        assertTrue(report.passed());
    }

    @ParameterizedTest
    @EnumSource(value = Rule.class, mode = EnumSource.Mode.EXCLUDE, names = "SESSION_RUNS")
    void aSubjectThatBreaksOneRuleFailsThatRuleAlone(Rule rule) throws InterruptedException {
        var report = run(FakeSubject.breaking(rule, clock), PLAN);
        assertEquals(Set.of(rule), rules(report, Outcome.FAILED), report.verdicts()::toString);
        var verdict = report.verdicts().get(rule.ordinal());
        assertFalse(verdict.sentence().isBlank());
        assertFalse(verdict.evidence().isEmpty(), "it is shown why");
        assertEquals(rule.severity() == Rule.Severity.SHOULD, report.passed());
    }

    @Test
    void aSubjectThatHangsFailsAndTheRunComesToItsEnd() throws InterruptedException {
        var report = run(FakeSubject.breaking(Rule.SESSION_RUNS, clock), hasty());
        var verdict = report.verdicts().getFirst();
        assertEquals(Outcome.FAILED, verdict.outcome());
        assertTrue(verdict.sentence().contains("while it was answering the end of input"), verdict.sentence());
        assertFalse(verdict.evidence().isEmpty());
        assertEquals(Outcome.NOT_TRIED, outcome(report, Rule.SESSIONS_APART));
        assertEquals(Outcome.PASSED, outcome(report, Rule.SPEECH_ALTERNATES), "what was said is judged all the same");
        assertEquals(Outcome.NOT_APPLICABLE, outcome(report, Rule.ONE_LAST_EVENT));
    }

    /// Sound takes no time, so that what hangs is given up soon.
    private static ConformancePlan hasty() {
        return PLAN.withSpeed(Double.POSITIVE_INFINITY)
                .withLimits(PLAN.limits().withEnd(Duration.ofMillis(300)))
                .withRules(EnumSet.complementOf(
                        EnumSet.of(Rule.SILENCE_KEPT_ALIVE, Rule.NOTHING_SENT))); // these take time on any clock
    }

    private static Outcome outcome(ConformanceReport report, Rule rule) {
        return report.verdicts().get(rule.ordinal()).outcome();
    }

    @Test
    void aTrialThatHangsFailsAloneAndTheOthersAreTried() throws InterruptedException {
        var good = FakeSubject.good(clock);
        Subject.Opening never = (_, _) -> {
            new CountDownLatch(1).await();
            throw new IllegalStateException("nobody lets it go");
        };
        var report = run(with(good, good.usual(), Optional.of(never)), hasty());
        assertEquals(Set.of(Rule.WRONG_KEY), rules(report, Outcome.FAILED), report.verdicts()::toString);
        var verdict = report.verdicts().get(Rule.WRONG_KEY.ordinal());
        assertTrue(verdict.sentence().contains("while it was opening the session"), verdict.sentence());
    }

    /// The same, opened otherwise.
    private static Subject with(Subject subject, Subject.Opening usual, Optional<Subject.Opening> wrongKey) {
        return new Subject() {
            @Override
            public SubjectInfo info() {
                return subject.info();
            }

            @Override
            public Opening usual() {
                return usual;
            }

            @Override
            public Optional<Opening> withWrongKey() {
                return wrongKey;
            }
        };
    }

    @Test
    void aSubjectThatCannotBeReachedFailsWithItsSentence() throws InterruptedException {
        Subject.Opening nobody = (_, _) -> {
            throw new SttException(SttError.NETWORK, "Nobody answers at ws://127.0.0.1:1; is it running?");
        };
        var report = run(with(FakeSubject.good(clock), nobody, Optional.empty()), PLAN);
        assertEquals(Set.of(Rule.SESSION_RUNS), rules(report, Outcome.FAILED));
        assertEquals(
                "It broke off: Nobody answers at ws://127.0.0.1:1; is it running?",
                report.verdicts().getFirst().sentence());
        assertFalse(report.passed());
        assertEquals(Set.of(), rules(report, Outcome.PASSED), "nothing passes over a session that never was");
    }

    @Test
    void anExceptionThatNobodyExpectedFailsTheRuleAndNotTheRun() throws InterruptedException {
        Subject.Opening broken = (_, _) -> {
            throw new IllegalStateException("no codec");
        };
        var report = run(with(FakeSubject.good(clock), broken, Optional.empty()), PLAN);
        assertEquals(Set.of(Rule.SESSION_RUNS), rules(report, Outcome.FAILED));
        assertTrue(report.verdicts().getFirst().sentence().contains("no codec"));
    }

    @Test
    void aWrongKeyThatIsRefusedAsIfAnotherTryCouldHelpFails() throws InterruptedException {
        var good = FakeSubject.good(clock);
        Subject.Opening busy = (_, _) -> {
            throw new SttException(SttError.NETWORK, "The server closed the connection; try again.");
        };
        var report = run(with(good, good.usual(), Optional.of(busy)), PLAN);
        assertEquals(Outcome.FAILED, outcome(report, Rule.WRONG_KEY));
    }

    @Test
    void aWrongKeyThatIsRefusedLateFails() throws InterruptedException {
        var good = FakeSubject.good(clock);
        Subject.Opening slow = (_, _) -> {
            clock.pass(Duration.ofSeconds(11));
            throw new SttException(SttError.ACCESS_DENIED, "This key is not known.");
        };
        var report = run(with(good, good.usual(), Optional.of(slow)), PLAN);
        var verdict = report.verdicts().get(Rule.WRONG_KEY.ordinal());
        assertEquals("A wrong key is refused after 11.00 s; 10.00 s are let pass.", verdict.sentence());
    }

    @Test
    void aReconnectThatSendsSoundAgainAndHearsItTwiceFails() throws InterruptedException {
        var twice = new Subject() {
            private final Subject good = FakeSubject.good(clock);

            @Override
            public SubjectInfo info() {
                return good.info();
            }

            @Override
            public Opening usual() {
                return good.usual();
            }

            /// Hears its first second again.
            @Override
            public Optional<Opening> reconnecting(Duration sent) {
                return Optional.of((options, listener) -> {
                    var session = usual().open(options, listener);
                    session.accept(Ground.part(PLAN.sound(), 0, Pcm.SAMPLE_RATE));
                    return session;
                });
            }
        };
        var verdict = run(twice, PLAN).verdicts().get(Rule.RECONNECT_KEEPS_ALL.ordinal());
        assertEquals("Words are doubled or added where the connection broke.", verdict.sentence());
        assertTrue(
                verdict.evidence().stream().anyMatch(one -> one.excerpt().contains("+alpha")),
                verdict.evidence()::toString);
    }

    @Test
    void whatASubjectDoesNotHaveIsNotApplicable() throws InterruptedException {
        var report = run(new RecognizerSubject(new Deaf(), new SubjectInfo("Deaf", "", Map.of(), Set.of())), PLAN);
        assertEquals(Outcome.NOT_APPLICABLE, outcome(report, Rule.WRONG_KEY));
        assertEquals(Outcome.NOT_APPLICABLE, outcome(report, Rule.BREAK_IS_RETRYABLE));
        assertEquals(Outcome.NOT_APPLICABLE, outcome(report, Rule.COMMITTED_STAYS));
        assertEquals(Outcome.NOT_TRIED, outcome(report, Rule.FLUSH_ANSWERED), "it heard nothing to begin with");
        assertEquals(Set.of(Rule.ACCURACY), rules(report, Outcome.FAILED));
    }

    @Test
    void onlyTheRulesOfThePlanAreJudgedAndThePlainSessionAlways() throws InterruptedException {
        var report = run(FakeSubject.good(clock), PLAN.withRules(Set.of(Rule.LAST_WORDS_KEPT)));
        assertEquals(Set.of(Rule.SESSION_RUNS, Rule.LAST_WORDS_KEPT), rules(report, Outcome.PASSED));
        assertEquals(Rule.values().length - 2, rules(report, Outcome.NOT_TRIED).size());
    }

    @Test
    void whoFollowsHearsOfEachRuleBeforeItsVerdictAndOnce() throws InterruptedException {
        var begun = new ArrayList<Rule>();
        var judged = new ArrayList<Rule>();
        run(FakeSubject.good(clock), PLAN, new ConformanceListener() {
            @Override
            public void begun(Rule rule) {
                begun.add(rule);
            }

            @Override
            public void judged(Verdict verdict) {
                assertEquals(begun.getLast(), verdict.rule());
                judged.add(verdict.rule());
            }
        });
        assertEquals(begun, judged);
        assertEquals(Rule.SESSION_RUNS, judged.getFirst());
        assertEquals(Rule.values().length, Set.copyOf(judged).size());
        assertEquals(Rule.values().length, judged.size());
    }

    @Test
    void anInterruptCancelsTheRunAndClosesItsSession() throws Exception {
        var closed = new CountDownLatch(1);
        var feeding = new CountDownLatch(1);
        Subject.Opening patient = (_, _) -> new SubjectSession() {
            @Override
            public void accept(Pcm chunk) throws InterruptedException {
                feeding.countDown();
                new CountDownLatch(1).await();
            }

            @Override
            public void flush() {}

            @Override
            public void finish() {}

            @Override
            public void close() {
                closed.countDown();
            }
        };
        var run = new FutureTask<>(() -> run(with(FakeSubject.good(clock), patient, Optional.empty()), PLAN));
        var thread = Thread.ofVirtual().start(run);
        feeding.await();
        thread.interrupt();
        var thrown = assertThrows(ExecutionException.class, run::get);
        assertInstanceOf(InterruptedException.class, thrown.getCause());
        closed.await();
    }
}
