package dev.earshot.engine.audio;

/// Waiting that an interrupt does not cut short, where a file has to be whole first.
final class Patience {
    private Patience() {}

    /// Returns when the thread has ended. An interrupt meanwhile is passed on afterwards.
    static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
