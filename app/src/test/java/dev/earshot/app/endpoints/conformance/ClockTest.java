package dev.earshot.app.endpoints.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.conformance.Rule;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ClockTest {
    private static final Workload WORK = new Workload(Duration.ofSeconds(10), Duration.ofSeconds(30), 1);

    @Test
    void everyRuleIsInOneGroup() {
        var grouped = Stream.of(RuleGroup.values())
                .flatMap(group -> group.rules().stream())
                .toList();
        assertEquals(List.of(Rule.values()).size(), grouped.size());
        assertEquals(EnumSet.allOf(Rule.class), EnumSet.copyOf(grouped));
    }

    @Test
    void whatIsLeftShrinksWithTheTimeAndWithEachVerdict() {
        var clock = Clock.of(WORK, EnumSet.allOf(Rule.class));
        var all = clock.timeLeft(Duration.ZERO).orElseThrow();
        assertTrue(all.compareTo(Duration.ofMinutes(2)) > 0, all.toString());
        assertEquals(all.minusSeconds(5), clock.timeLeft(Duration.ofSeconds(5)).orElseThrow());
        var later = clock.judged(Rule.SESSION_RUNS, WORK.of(Rule.SESSION_RUNS));
        assertTrue(later.timeLeft(WORK.of(Rule.SESSION_RUNS)).orElseThrow().compareTo(all) < 0);
        assertTrue(later.fraction() > 0);
    }

    @Test
    void anEndpointThatTakesTwiceAsLongMakesTheRestTwiceAsLong() {
        var clock = Clock.of(WORK, EnumSet.of(Rule.SESSION_RUNS, Rule.ROOM_SOUND));
        var took = WORK.of(Rule.SESSION_RUNS).multipliedBy(2);
        var later = clock.judged(Rule.SESSION_RUNS, took);
        assertEquals(
                WORK.of(Rule.ROOM_SOUND).multipliedBy(2), later.timeLeft(took).orElseThrow());
    }

    @Test
    void whenTheTimeIsOverNothingIsPromised() {
        var clock = Clock.of(WORK, EnumSet.noneOf(Rule.class));
        assertTrue(clock.timeLeft(Duration.ofHours(1)).isEmpty());
        assertEquals(1, clock.judged(Rule.SESSION_RUNS, Duration.ofSeconds(11)).fraction());
    }
}
