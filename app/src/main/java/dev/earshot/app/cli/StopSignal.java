package dev.earshot.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/// The wish to stop what goes on until it is stopped: by Enter, or by Ctrl-C, which ends the process only when all is
/// done.
final class StopSignal {
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    /// Waits for the wish.
    ///
    /// @return whether it has come
    boolean await(long milliseconds) throws InterruptedException {
        return stop.await(milliseconds, TimeUnit.MILLISECONDS);
    }

    /// Waits for the wish as long as it takes.
    void await() throws InterruptedException {
        stop.await();
    }

    boolean given() {
        return stop.getCount() == 0;
    }

    /// Begins to look for Enter. The end of standard input is no wish to stop: what runs in the background has none.
    void onEnter(InputStream in) {
        Thread.ofVirtual().name("enter").start(() -> {
            try {
                for (int key = in.read(); key >= 0; key = in.read()) {
                    if (key == '\n') {
                        stop.countDown();
                        return;
                    }
                }
            } catch (IOException e) {
                LoggerFactory.getLogger(StopSignal.class).debug("The keyboard cannot be read", e);
            }
        });
    }

    /// Stops, and waits until [#end].
    void stopAndWait(long seconds) {
        stop.countDown();
        try {
            ended.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// All is done.
    void end() {
        ended.countDown();
    }
}
