package dev.earshot.bridge.endpoint;

import dev.earshot.engine.SttException;
import java.util.List;

/// Tests that belong together, under a name.
public record TestCollection(String name, List<EndpointTest> tests, Unknown unknown) {
    /// @throws SttException UNSUPPORTED
    public TestCollection {
        Wrong.name(name, "a collection");
        tests = List.copyOf(tests);
    }

    /// The same tests, of an endpoint that has got another name.
    TestCollection renaming(String endpoint, String other) {
        return new TestCollection(
                name,
                tests.stream()
                        .map(test -> test.endpoint().equals(endpoint)
                                ? new EndpointTest(
                                        other, test.source(), test.pacing(), test.expectations(), test.unknown())
                                : test)
                        .toList(),
                unknown);
    }
}
