package dev.earshot.bridge.tester;

import dev.earshot.bridge.endpoint.EndpointTest;

/// Watches a [CollectionRun]. Told on the thread that runs it, but for what is heard.
public interface CollectionListener {
    CollectionListener NONE = new CollectionListener() {};

    /// A test begins.
    ///
    /// @return who watches it
    default TestListener begun(EndpointTest test) {
        return TestListener.NONE;
    }

    default void judged(EndpointTest test, TestReport.Tried tried) {}
}
