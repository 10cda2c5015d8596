package dev.earshot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClockTimeTest {
    @ParameterizedTest
    @CsvSource({
        "90, PT90S",
        "90s, PT90S",
        "1.25, PT1.25S",
        "'1,25', PT1.25S",
        "1:30, PT90S",
        "01:05, PT65S",
        "1:02:03.5, PT1H2M3.5S",
        "100:00:00, PT100H",
        "250ms, PT0.25S",
        "0, PT0S",
    })
    void timesAreReadAsPeopleWriteThem(String text, Duration time) {
        assertEquals(time, ClockTime.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1:60", "1:2:3:4", "1:75:00", "soon", "1.2.3", "1e3", "99999999999999999999"})
    void whatIsNoTimeIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> ClockTime.parse(text));
    }

    @Test
    void timesAreShownWithHoursOnlyWhereThereAreAny() {
        assertEquals("0:07", ClockTime.show(Duration.ofMillis(7900)));
        assertEquals("59:59", ClockTime.show(Duration.ofSeconds(3599)));
        assertEquals("27:00:01", ClockTime.show(Duration.ofHours(27).plusSeconds(1)));
    }
}
