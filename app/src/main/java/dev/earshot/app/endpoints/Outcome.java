package dev.earshot.app.endpoints;

import dev.earshot.bridge.endpoint.EndpointTest;
import dev.earshot.bridge.endpoint.TestCollection;
import dev.earshot.bridge.tester.TestReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How far the tests of a collection have been run, and what came of them.
///
/// @param tests as they were when the run began
/// @param tried what came of the first of them
/// @param going whether the rest is still to come
record Outcome(String collection, List<EndpointTest> tests, List<TestReport.Tried> tried, boolean going) {
    Outcome {
        tests = List.copyOf(tests);
        tried = List.copyOf(tried);
    }

    static Outcome begun(TestCollection collection) {
        return new Outcome(collection.name(), collection.tests(), List.of(), true);
    }

    Outcome with(TestReport.Tried next) {
        var all = new ArrayList<>(tried);
        all.add(next);
        return new Outcome(collection, tests, all, going);
    }

    Outcome ended() {
        return new Outcome(collection, tests, tried, false);
    }

    /// Whether it is about these tests, and not about others that the collection had before it was
    /// changed.
    boolean isOf(TestCollection other) {
        return collection.equals(other.name()) && tests.equals(other.tests());
    }

    /// What came of a test; empty until it has been run.
    Optional<TestReport.Tried> of(int test) {
        return test >= 0 && test < tried.size() ? Optional.of(tried.get(test)) : Optional.empty();
    }

    boolean runs(int test) {
        return going && test == tried.size();
    }

    boolean passed() {
        return tried.size() == tests.size() && tried.stream().allMatch(TestReport.Tried::passed);
    }

    TestReport report() {
        return new TestReport(tried);
    }

    String words() {
        long passed = tried.stream().filter(TestReport.Tried::passed).count();
        if (going) {
            return "Test %d of %d is running.".formatted(Math.min(tried.size() + 1, tests.size()), tests.size());
        }
        return tried.size() == tests.size()
                ? "%d of %d tests passed.".formatted(passed, tests.size())
                : "Stopped after %d of %d tests; %d passed.".formatted(tried.size(), tests.size(), passed);
    }
}
