package dev.earshot.app.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class InterruptsTest {
    @Test
    void theProcessWaitsForTheWorkThatItInterrupts() throws Exception {
        List<Runnable> whenAsked = new ArrayList<>();
        Interrupts interrupts = action -> {
            whenAsked.add(action);
            return () -> whenAsked.remove(action);
        };
        var work = interrupts.interrupting();
        var asked = new Thread(whenAsked.getFirst());
        asked.start();
        assertThrows(InterruptedException.class, () -> new CountDownLatch(1).await());
        assertTrue(asked.isAlive(), "the work has not ended yet");
        work.close();
        asked.join();
        assertFalse(asked.isAlive());
        assertTrue(whenAsked.isEmpty());
    }
}
