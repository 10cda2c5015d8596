package dev.earshot.app.endpoints;

/// What the right half of the page is about.
sealed interface Shown {
    /// Nothing is there yet: what to do first.
    record First() implements Shown {}

    /// An endpoint that is saved; while it is being changed, its editor.
    record Endpoint(String name) implements Shown {}

    /// One that is not saved yet.
    record NewEndpoint() implements Shown {}

    record Environment(String name) implements Shown {}

    record Collection(String name) implements Shown {}

    /// A service is being described from what it answered.
    record Builder() implements Shown {}
}
