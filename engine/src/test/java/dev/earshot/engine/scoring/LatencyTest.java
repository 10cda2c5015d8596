package dev.earshot.engine.scoring;

import static dev.earshot.engine.scoring.Script.millis;
import static dev.earshot.engine.scoring.StreamClock.COMPUTE_AWARE;
import static dev.earshot.engine.scoring.StreamClock.COMPUTE_UNAWARE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencyTest {
    private static final List<Word> SPOKEN = Script.words("so 100 300, we 300 500, go 500 900, home 900 1300");

    @Test
    void aWordIsLateByTheTimeFromItsEndToTheEventThatShowsIt() {
        var log = new Script()
                .at(500, 520)
                .partial(0, 0, 500, "So me") // "so" is shown, "we" not yet
                .at(1000, 1040)
                .partial(0, 0, 1000, "So| we go") // "so" is committed
                .at(1500, 1590)
                .partial(0, 0, 1500, "So we go| home.")
                .at(2000, 2100)
                .settled(0, 0, 1400, "So we go home.")
                .log();

        var unaware = EmissionLatency.of(log, SPOKEN, COMPUTE_UNAWARE);
        // so 500-300, we 1000-500, go 1000-900, home 1500-1300
        assertEquals(List.of(100L, 200L, 200L, 500L), millis(unaware.shown()));
        // so 1000-300, we 1500-500, go 1500-900, home 2000-1300
        assertEquals(List.of(600L, 700L, 700L, 1000L), millis(unaware.committed()));
        assertEquals(0, unaware.unmeasured());

        var aware = EmissionLatency.of(log, SPOKEN, COMPUTE_AWARE);
        // so 520-300, we 1040-500, go 1040-900, home 1590-1300
        assertEquals(List.of(140L, 220L, 290L, 540L), millis(aware.shown()));
        assertEquals(List.of(690L, 740L, 800L, 1090L), millis(aware.committed()));
    }

    @Test
    void onlyWordsThatWereSaidAreMeasured() {
        var log = new Script()
                .at(2000, 2000)
                .settled(0, 0, 1400, "So he go home now")
                .log();

        var latency = EmissionLatency.of(log, SPOKEN, COMPUTE_UNAWARE);

        // so, go, home; "he" and "now" were not said
        assertEquals(List.of(700L, 1100L, 1700L), millis(latency.shown()));
        assertEquals(2, latency.unmeasured());
    }

    @Test
    void aPartialMayRunAheadOfTheFinalThatSettlesItsBeginning() {
        var log = new Script()
                .at(1000, 1000)
                .partial(0, 0, 1000, "so we go")
                .at(1400, 1400)
                .settled(0, 0, 500, "so we")
                .partial(1, 500, 1400, "go home")
                .at(1800, 1800)
                .settled(1, 500, 1400, "go home")
                .log();

        var latency = EmissionLatency.of(log, SPOKEN, COMPUTE_UNAWARE);

        // home 1400-1300, go 1000-900 (in the first partial already), we 1000-500, so 1000-300
        assertEquals(List.of(100L, 100L, 500L, 700L), millis(latency.shown()));
        assertEquals(List.of(500L, 900L, 900L, 1100L), millis(latency.committed()));
    }

    @Test
    void halfACommittedWordIsNotCommitted() {
        var log = new Script()
                .at(600, 600)
                .partial(0, 0, 600, "so w|e")
                .at(1000, 1000)
                .settled(0, 0, 600, "so we")
                .log();

        assertEquals(
                List.of(300L, 500L),
                millis(EmissionLatency.of(log, SPOKEN, COMPUTE_UNAWARE).committed()));
    }

    @Test
    void anUtteranceWaitsForItsFirstTextAndForItsLastFinal() {
        var speech =
                List.of(TimeSpan.ofMillis(100, 1300), TimeSpan.ofMillis(3000, 4000), TimeSpan.ofMillis(8000, 9000));
        var log = new Script()
                .at(500, 550)
                .partial(0, 0, 500, " ") // nothing to see yet
                .at(900, 980)
                .partial(0, 0, 900, "so we")
                .at(1500, 1600)
                .settled(0, 0, 700, "so we")
                .at(2000, 2200)
                .settled(1, 700, 1400, "go home")
                .at(4500, 4600)
                .settled(2, 3000, 4100, "yes")
                .log();

        var latency = UtteranceLatency.of(log, speech, COMPUTE_UNAWARE);
        assertEquals(List.of(800L, 1500L), millis(latency.firstInterim())); // 900-100, 4500-3000
        assertEquals(List.of(500L, 700L), millis(latency.finals())); // 4500-4000, 2000-1300
        assertEquals(1, latency.unheard());
        assertEquals(
                List.of(880L, 1600L),
                millis(UtteranceLatency.of(log, speech, COMPUTE_AWARE).firstInterim()));
    }

    @Test
    void percentilesAreOfTheNearestRank() {
        var hundred = new Latencies(LongStream.rangeClosed(1, 100)
                .mapToObj(Duration::ofMillis)
                .toList()
                .reversed());
        assertEquals(Optional.of(Duration.ofMillis(50)), hundred.p50());
        assertEquals(Optional.of(Duration.ofMillis(95)), hundred.p95());

        var three = new Latencies(List.of(Duration.ofMillis(7), Duration.ofMillis(-1), Duration.ofMillis(3)));
        assertEquals(Optional.of(Duration.ofMillis(3)), three.p50());
        assertEquals(Optional.of(Duration.ofMillis(7)), three.p95());
        assertEquals(Optional.empty(), new Latencies(List.of()).p50());
    }

    @Test
    void utterancesEndAtPauses() {
        var reference =
                SpokenReference.of(Script.words("so 100 300, we 500 700, go 1300 1500"), Duration.ofMillis(500));

        assertEquals(List.of(TimeSpan.ofMillis(100, 700), TimeSpan.ofMillis(1300, 1500)), reference.speech());
    }

    @Test
    void aLogGoesForwardInTime() {
        var script = new Script().at(500, 500).silent(400).at(400, 600).silent(400);

        assertThrows(IllegalArgumentException.class, script::log);
    }
}
