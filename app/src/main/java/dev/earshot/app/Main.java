package dev.earshot.app;

/// Where Earshot starts.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        throw new UnsupportedOperationException();
    }
}
