package dev.earshot.engine.scoring;

/// A step from a reference to what was recognised. Numbers count words (or characters) from 0.
public sealed interface Edit {
    /// The same in both.
    record Hit(int reference, int hypothesis) implements Edit {}

    /// One for another.
    record Substitution(int reference, int hypothesis) implements Edit {}

    /// In the reference only.
    record Deletion(int reference) implements Edit {}

    /// In the hypothesis only.
    record Insertion(int hypothesis) implements Edit {}
}
