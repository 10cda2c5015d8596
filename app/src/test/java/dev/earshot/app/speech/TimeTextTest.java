package dev.earshot.app.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeTextTest {
    @Test
    void hoursAppearOnlyWhenThereAreSome() {
        assertEquals("0:00", TimeText.clock(Duration.ZERO));
        assertEquals("59:59", TimeText.clock(Duration.ofSeconds(3599)));
        assertEquals("10:00:01", TimeText.clock(Duration.ofSeconds(36_001)));
        assertEquals("0:07.4", TimeText.fine(Duration.ofMillis(7_499)));
    }

    @Test
    void aScreenReaderHearsWords() {
        assertEquals("0 seconds", TimeText.spoken(Duration.ZERO));
        assertEquals("1 minute", TimeText.spoken(Duration.ofMinutes(1)));
        assertEquals("1 hour 2 minutes 3 seconds", TimeText.spoken(Duration.ofSeconds(3723)));
    }
}
