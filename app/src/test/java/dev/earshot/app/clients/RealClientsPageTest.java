package dev.earshot.app.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// A page in Chromium, where somebody presses a button and speaks.
@Timeout(180)
@ExtendWith(House.Key.class)
final class RealClientsPageTest {
    /// A browser's microphone is heard in real time: a busy machine drops parts of words.
    private static final double DROPS = 0.4;

    private final House house;

    RealClientsPageTest(House house) {
        this.house = house;
    }

    @Test
    void whatIsSpokenIsReadOnThePage() {
        var chromium = Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium");
        assumeTrue(Files.isExecutable(Path.of(chromium)), "skipped: Chromium is not at " + chromium);
        house.clients().needs(20);
        var done = house.run("page", "speak");
        assertEquals(0, done.events().size(), done.json()::toString);
        house.speech.assertNearly(
                Speech.oneLine(done.json().path("final").stringValue("")).replaceAll("\\s+", " "), DROPS);
        assertTrue(done.json().path("interims").size() > 0, done.json()::toString);
    }
}
