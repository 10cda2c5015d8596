package dev.earshot.app.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Tells when the user presses Ctrl-C or the system asks to end.
interface Interrupts {
    /// Runs `action`, on a thread of its own, when the process is asked to end; the process ends when it returns. Until
    /// the result is closed.
    AutoCloseable during(Runnable action);

    /// Interrupts the calling thread when the process is asked to end, and lets the process end when the result
    /// is closed: so native code is not in the middle of something then. A thread that is still busy after 10 s
    /// is left behind.
    default AutoCloseable interrupting() {
        var worker = Thread.currentThread();
        var ended = new CountDownLatch(1);
        var during = during(() -> {
            worker.interrupt();
            try {
                ended.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return () -> {
            ended.countDown();
            during.close();
        };
    }

    /// Those of this process. While an action runs a second Ctrl-C ends the process at once.
    Interrupts OF_THIS_PROCESS = action -> {
        var hook = new Thread(
                () -> {
                    SecondInterrupt.endsAtOnce();
                    action.run();
                },
                "interrupted");
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
