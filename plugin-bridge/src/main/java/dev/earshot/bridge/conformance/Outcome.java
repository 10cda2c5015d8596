package dev.earshot.bridge.conformance;

/// What came of a rule.
public enum Outcome {
    PASSED("passed"),
    FAILED("failed"),
    /// It asks for something that the subject does not have, or does not say.
    NOT_APPLICABLE("not applicable"),
    /// It was left out, or what it builds on had failed.
    NOT_TRIED("not tried");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
