package dev.earshot.bridge.conformance;

import dev.earshot.engine.recognition.SteadyClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Tries one subject by every rule of a plan.
///
/// First a plain session is heard: speech, 0.5 s of silence, the end. Then each rule that needs
/// sessions of its own has them, one after the other. Last, all that was said in any of them is
/// judged by the rules of what sessions say.
///
/// A session that hangs is given up, and its rule has failed; the run goes on. Where the plain
/// session does not come to its end, nothing more is tried.
public final class ConformanceRun {
    /// Rules that compare words with those of the plain session.
    private static final Set<Rule> NEED_WORDS = Set.of(
            Rule.SESSIONS_APART,
            Rule.ABILITIES,
            Rule.END_ANSWERED,
            Rule.LAST_WORDS_KEPT,
            Rule.FLUSH_ANSWERED,
            Rule.SILENCE_KEPT_ALIVE,
            Rule.NOTHING_SENT,
            Rule.BURST_LOSES_NOTHING,
            Rule.FRAMES_DO_NOT_MATTER,
            Rule.ROOM_SOUND,
            Rule.RECONNECT_KEEPS_ALL);

    private final Subject subject;
    private final ConformancePlan plan;
    private final SteadyClock clock;
    private final InstantSource dates;

    public ConformanceRun(Subject subject, ConformancePlan plan) {
        this(subject, plan, SteadyClock.SYSTEM, InstantSource.system());
    }

    /// @param clock sessions are timed and paced by it
    ConformanceRun(Subject subject, ConformancePlan plan, SteadyClock clock, InstantSource dates) {
        this.subject = subject;
        this.plan = plan;
        this.clock = clock;
        this.dates = dates;
    }

    /// Runs on the calling thread; interrupting it cancels: the session under way is abandoned.
    public ConformanceReport run(ConformanceListener listener) throws InterruptedException {
        return new Course(listener).run();
    }

    /// One run on its way.
    private final class Course {
        private final ConformanceListener listener;
        private final Map<Rule, Verdict> verdicts = new EnumMap<>(Rule.class);
        private final Ground ground = new Ground(
                subject, plan, new Stage(plan.options(), plan.limits().end(), clock));
        private final LogRules log = new LogRules(plan.limits());

        Course(ConformanceListener listener) {
            this.listener = listener;
        }

        ConformanceReport run() throws InterruptedException {
            var began = dates.instant();
            long start = clock.nanos();
            leaveOut();
            judge(Rule.SESSION_RUNS, this::plain);
            for (var trial : Trials.all().entrySet()) {
                judge(trial.getKey(), () -> tried(trial.getKey(), trial.getValue()));
            }
            for (var rule : log.rules()) {
                judge(rule, () -> log.judge(rule, ground.sessions()));
            }
            var took = Duration.ofNanos(clock.nanos() - start);
            var all = Stream.of(Rule.values()).map(verdicts::get).toList();
            return new ConformanceReport(
                    subject.info(), began, took, plan.sound().duration(), all);
        }

        /// The plain session is heard whatever is judged: everything else is compared with it.
        private void leaveOut() {
            for (var rule : Rule.values()) {
                if (!plan.rules().contains(rule) && rule != Rule.SESSION_RUNS) {
                    tell(Verdict.notTried(rule, "It was left out."));
                }
            }
        }

        private void judge(Rule rule, Judgement judgement) throws InterruptedException {
            if (!verdicts.containsKey(rule)) {
                listener.begun(rule);
                tell(judgement.verdict());
            }
        }

        private void tell(Verdict verdict) {
            verdicts.put(verdict.rule(), verdict);
            listener.judged(verdict);
        }

        private Verdict plain() throws InterruptedException {
            var script = ground.sending("plain", plan.sound(), Ground.silence(Ground.TAIL))
                    .end();
            var session =
                    ground.keep(ground.stage().play(script, subject.usual()).of(plan.reference()));
            ground.plain(session.text());
            return ground.stopped(Rule.SESSION_RUNS, session)
                    .orElseGet(() -> Verdict.passed(
                            Rule.SESSION_RUNS,
                            "%s of speech were heard, and the session completed."
                                    .formatted(Wording.seconds(plan.sound().duration()))));
        }

        private Verdict tried(Rule rule, Trial trial) throws InterruptedException {
            if (!ground.sessions().getFirst().completed()) {
                return Verdict.notTried(rule, "Not even a plain session came to its end.");
            }
            if (NEED_WORDS.contains(rule) && ground.words().none(ground.plain())) {
                return Verdict.notTried(rule, "A plain session heard no words, so there is nothing to compare with.");
            }
            return trial.of(rule, ground);
        }
    }

    @FunctionalInterface
    private interface Judgement {
        Verdict verdict() throws InterruptedException;
    }
}
