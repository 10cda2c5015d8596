package dev.earshot.bridge.http;

/// What of a request's body is worth reading.
public enum BodyKind {
    /// Nothing of it.
    NOTHING,
    /// A form, taken apart: [Body.Form].
    FORM,
    /// All of it, as it comes: [Body.Raw].
    RAW
}
