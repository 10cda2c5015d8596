package dev.earshot.app.shell;

/// Tells the user something without stopping them. FX thread only.
public interface Notices {
    /// Something worth knowing: it fades by itself.
    void info(String sentence);

    /// The same with something to do about it: a button with that label.
    void info(String sentence, String label, Runnable action);

    /// Something went wrong: it stays until it is dismissed.
    void problem(String sentence);
}
