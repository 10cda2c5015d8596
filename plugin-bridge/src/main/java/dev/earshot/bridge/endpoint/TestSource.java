package dev.earshot.bridge.endpoint;

/// What is sent to an endpoint in a test.
public sealed interface TestSource {
    /// A recording.
    ///
    /// @param file as it is written: relative to the file of the collection, or absolute
    record Recording(String file) implements TestSource {}

    /// One of the samples that come with Earshot, which have reference texts.
    record Sample(String name) implements TestSource {}

    /// A text that the system speaks.
    record Spoken(String text) implements TestSource {}
}
