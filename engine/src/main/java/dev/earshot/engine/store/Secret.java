package dev.earshot.engine.store;

/// A text that is never shown: it is not in a log, a message or a `toString`.
public final class Secret {
    private final String text;

    public Secret(String text) {
        this.text = text;
    }

    /// For the one place that sends it.
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
