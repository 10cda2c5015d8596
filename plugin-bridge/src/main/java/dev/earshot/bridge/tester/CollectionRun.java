package dev.earshot.bridge.tester;

import dev.earshot.bridge.conformance.ConformanceListener;
import dev.earshot.bridge.conformance.ConformancePlan;
import dev.earshot.bridge.conformance.ConformanceReport;
import dev.earshot.bridge.conformance.ConformanceRun;
import dev.earshot.bridge.conformance.Rule;
import dev.earshot.bridge.conformance.Verdict;
import dev.earshot.bridge.endpoint.EndpointBook;
import dev.earshot.bridge.endpoint.EndpointTest;
import dev.earshot.bridge.endpoint.Pacing.Speed;
import dev.earshot.bridge.endpoint.ResolvedEndpoint;
import dev.earshot.bridge.endpoint.TestSource;
import dev.earshot.bridge.faults.FaultPlan;
import dev.earshot.bridge.feed.WholeSound;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.SpokenText;
import dev.earshot.engine.recognition.SteadyClock;
import dev.earshot.engine.recognition.StreamScore;
import dev.earshot.engine.recognition.StreamScoring;
import dev.earshot.engine.vad.Detectors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Runs the tests of a collection, one after the other, and judges each by what is expected of it. A
/// test that cannot be run, since its endpoint is not there or its recording is not, has failed; the
/// others are run all the same.
///
/// @param environment whose variables are filled in
/// @param madeBy the version of what runs it, for reports
public record CollectionRun(
        EndpointBook book,
        Optional<String> environment,
        Opener opener,
        Sounds sounds,
        Detectors detectors,
        SteadyClock clock,
        String madeBy) {
    private static final Duration PAUSE = Duration.ofMillis(500);

    /// Those of order and completeness; silences and breaks take minutes, and have a run of their own.
    private static final Set<Rule> RULES = Arrays.stream(Rule.values())
            .filter(rule -> rule.id().matches("(order|text|time|end)\\..*"))
            .collect(Collectors.toUnmodifiableSet());

    /// Takes an endpoint with its key; may wait for a person who unlocks it.
    @FunctionalInterface
    public interface Opener {
        TestedEndpoint open(ResolvedEndpoint resolved);
    }

    /// Where the sound of tests comes from.
    @FunctionalInterface
    public interface Sounds {
        /// @throws SttException when there is none
        KnownSound of(TestSource source) throws InterruptedException;
    }

    /// Runs all of them on the calling thread; interrupting it cancels.
    ///
    /// @throws SttException UNSUPPORTED when there is no such collection, CANCELLED
    public TestReport run(String collection, CollectionListener listener) throws InterruptedException {
        var tried = new ArrayList<TestReport.Tried>();
        for (var test : book.collection(collection).tests()) {
            var result = tried(test, listener.begun(test));
            listener.judged(test, result);
            tried.add(result);
        }
        return new TestReport(tried);
    }

    private TestReport.Tried tried(EndpointTest test, TestListener listener) throws InterruptedException {
        try {
            return judged(test, listener);
        } catch (SttException e) {
            if (e.error() == SttError.CANCELLED) {
                throw e;
            }
            return new TestReport.Tried(
                    test.endpoint(), name(test.source()), Duration.ZERO, List.of(), Optional.of(e.sentence()));
        }
    }

    private TestReport.Tried judged(EndpointTest test, TestListener listener) throws InterruptedException {
        var endpoint = opener.open(environment
                .map(name -> book.resolve(test.endpoint(), name))
                .orElseGet(() -> book.resolve(test.endpoint())));
        var known = sounds.of(test.source());
        var spoken = test.expectations().reference().map(SpokenText::of).or(known::spoken);
        var run = run(test, endpoint);
        var stream = run.run(known.source(), listener).stream();
        var score = new StreamScoring(
                        run.simulation().pace(), PAUSE, run.options().language(), List.of())
                .score(name(test.source()), stream, Optional.empty(), spoken, Duration.ZERO);
        return new TestReport.Tried(
                test.endpoint(),
                name(test.source()),
                score.took(),
                verdicts(test, endpoint, known, score),
                Optional.empty());
    }

    private TestRun run(EndpointTest test, TestedEndpoint endpoint) {
        return new TestRun(
                endpoint,
                detectors,
                TestRun.simulation(test.pacing(), clock),
                test.pacing().endSilence(),
                FaultPlan.NONE,
                options(endpoint));
    }

    private static RecognitionOptions options(TestedEndpoint endpoint) {
        return RecognitionOptions.DEFAULT.withDecoding(Decoding.LIVE).withLanguage(endpoint.language());
    }

    private List<TestVerdict> verdicts(EndpointTest test, TestedEndpoint endpoint, KnownSound known, StreamScore score)
            throws InterruptedException {
        var verdicts = new ArrayList<>(TestVerdict.of(test.expectations(), score));
        if (test.expectations().conformant()) {
            verdicts.add(conformance(test, endpoint, known));
        }
        return verdicts;
    }

    private TestVerdict conformance(EndpointTest test, TestedEndpoint endpoint, KnownSound known)
            throws InterruptedException {
        var subject = EndpointSubject.of(endpoint, detectors, options(endpoint), madeBy);
        var plan = ConformancePlan.of(WholeSound.beginningOf(known.source(), ConformancePlan.LONGEST)
                        .pcm())
                .withOptions(options(endpoint))
                .withRules(RULES)
                .withSpeed(
                        switch (test.pacing().speed()) {
                            case Speed.Burst() -> Double.POSITIVE_INFINITY;
                            case Speed.Times(double factor) -> factor;
                        });
        var report = new ConformanceRun(subject, plan).run(ConformanceListener.NONE);
        return new TestVerdict("the rules of order and completeness are kept", report.passed(), found(report));
    }

    private static String found(ConformanceReport report) {
        return report.passed()
                ? "they are"
                : report.verdicts().stream()
                        .filter(Verdict::damning)
                        .map(verdict -> verdict.rule().id())
                        .collect(Collectors.joining(", ", "broken: ", ""));
    }

    /// What a test sends, in a few words.
    public static String name(TestSource source) {
        return switch (source) {
            case TestSource.Recording(var file) -> file;
            case TestSource.Sample(var name) -> name;
            case TestSource.Spoken(var text) -> "“" + text + "”";
        };
    }
}
