package dev.earshot.app.cli;

/// Tells when the user presses Ctrl-C or the system asks to end.
interface Interrupts {
    /// Runs `action`, on a thread of its own, when the process is asked to end; the process ends when it returns. Until
    /// the result is closed.
    AutoCloseable during(Runnable action);

    /// Those of this process.
    Interrupts OF_THIS_PROCESS = action -> {
        var hook = new Thread(action, "interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException endingAlready) {
                hook.join();
            }
        };
    };
}
