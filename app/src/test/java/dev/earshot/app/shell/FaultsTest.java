package dev.earshot.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private final List<String> told = new ArrayList<>();
    private final List<String> logged = new ArrayList<>();
    private final Logger log = Logger.getLogger(Faults.class.getName());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final Faults faults = new Faults(new Listed(), Runnable::run);

    @BeforeEach
    void listenToTheLog() {
        log.addHandler(handler);
        log.setUseParentHandlers(false);
    }

    @AfterEach
    void leaveTheLog() {
        log.removeHandler(handler);
        log.setUseParentHandlers(true);
    }

    @Test
    void whatAPersonCanActOnIsToldInItsOwnWords() {
        faults.uncaughtException(
                Thread.currentThread(), new SttException(SttError.DISK_FULL, "The disk with /x is full."));
        assertEquals(List.of("The disk with /x is full."), told);
    }

    @Test
    void aFaultOfOursIsOneSentenceWithoutATrace() {
        faults.uncaughtException(Thread.currentThread(), new IllegalStateException("at foo.Bar.baz(Bar.java:7)"));
        assertEquals(1, told.size());
        assertTrue(told.getFirst().startsWith("Something inside Earshot failed (IllegalStateException)"));
        assertFalse(told.getFirst().contains("Bar"));
    }

    @Test
    void aFaultThatRepeatsItselfIsLoggedOnce() {
        for (int i = 0; i < 100; i++) {
            faults.uncaughtException(Thread.currentThread(), new IllegalStateException("in every frame"));
        }
        assertEquals(1, logged.size());
        faults.uncaughtException(Thread.currentThread(), new IllegalArgumentException("another"));
        assertEquals(2, logged.size());
    }

    private final class Listed implements Notices {
        @Override
        public void info(String sentence) {
            told.add(sentence);
        }

        @Override
        public void info(String sentence, String label, Runnable action) {
            told.add(sentence);
        }

        @Override
        public void problem(String sentence) {
            told.add(sentence);
        }
    }
}
