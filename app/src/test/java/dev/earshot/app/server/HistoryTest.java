package dev.earshot.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private final History history = new History();

    @Test
    void delaysAreThoseOfHalfAMinuteAndStayWhereThereAreNone() {
        history.add(moment(LongStream.rangeClosed(1, 100).map(one -> one * 10).toArray()));
        assertEquals(List.of(0.5), history.series(History.Second::median));
        assertEquals(List.of(0.95), history.series(History.Second::slow));
        for (int i = 0; i < 35; i++) {
            history.add(moment());
        }
        assertEquals(0.5, history.series(History.Second::median).getLast());
        history.add(moment(2000));
        assertEquals(2.0, history.series(History.Second::median).getLast());
    }

    @Test
    void itRemembersTenMinutes() {
        for (int i = 0; i < 700; i++) {
            history.add(new Moment(i, 0, List.of(), 0));
        }
        var sessions = history.series(second -> second.moment().sessions());
        assertEquals(600, sessions.size());
        assertEquals(699, sessions.getLast());
    }

    @Test
    void aPercentileIsAValueThatWasMeasured() {
        assertEquals(Optional.empty(), Moment.percentile(List.of(), 50));
        assertEquals(Optional.of(Duration.ofMillis(3)), Moment.percentile(List.of(Duration.ofMillis(3)), 95));
    }

    private static Moment moment(long... millis) {
        return new Moment(
                1, 1, LongStream.of(millis).mapToObj(Duration::ofMillis).toList(), 1 << 20);
    }
}
