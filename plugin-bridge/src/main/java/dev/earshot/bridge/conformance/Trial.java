package dev.earshot.bridge.conformance;

/// A rule that needs sessions of its own.
@FunctionalInterface
interface Trial {
    /// Plays them and judges them.
    Verdict of(Rule rule, Ground ground) throws InterruptedException;
}
