package dev.earshot.bridge.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FaultPlanTest {
    private static final String ALL = "jitter=50ms,stall=3s@10s,drop@12s,half-close@15s,busy@0s,cut-answer@1500ms,"
            + "silence=30s@5s,odd-chunks,late-end=2s,slow-dns=1s,wrong-key,wrong-rate=8000,seed=7";

    @Test
    void aPlanIsWrittenAsItIsRead() {
        assertEquals(ALL, FaultPlan.parse(ALL).text());
        assertEquals(FaultPlan.NONE, FaultPlan.parse(" "));
        assertEquals("", FaultPlan.NONE.text());
    }

    @Test
    void whatIsWrittenIsWhatIsMeant() {
        var plan = FaultPlan.parse("stall=1.5s@250ms, drop@2s, drop@4s, busy, seed=-3");
        assertEquals(
                List.of(
                        new Fault.Stall(Duration.ofMillis(1500), Duration.ofMillis(250)),
                        new Fault.Drop(Duration.ofSeconds(2)),
                        new Fault.Drop(Duration.ofSeconds(4)),
                        new Fault.Busy(Duration.ZERO)),
                plan.faults());
        assertEquals(-3, plan.seed());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    jiter=50ms       | There is no fault 'jiter'
                    jitter           | write it like jitter=500ms
                    jitter=50        | '50' in 'jitter=50' is no time
                    jitter=0ms       | lasts for no time at all
                    jitter=50ms@3s   | has no place in the sound
                    stall=3s         | put a place behind it, like stall=3s@10s
                    drop             | put a place behind it, like drop@10s
                    drop=3s@2s       | takes nothing after '='
                    odd-chunks=3     | takes nothing after '='
                    drop@2h          | write it like 50ms or 2.5s
                    stall=4000s@1s   | more than an hour
                    wrong-rate=8     | no rate of samples
                    wrong-rate       | no rate of samples
                    seed=x           | write it like seed=7
                    jitter=1s,jitter=2s | 'jitter' is there twice
                    drop@1s,,drop@2s | '' is no fault
                    @3s              | '@3s' is no fault
                    """)
    void eachMistakeHasASentence(String text, String part) {
        var why = assertThrows(SttException.class, () -> FaultPlan.parse(text));
        assertEquals(SttError.UNSUPPORTED, why.error());
        assertTrue(why.sentence().contains(part), why.sentence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jitter=1ms", "late-end=1h", "drop@-1s", "drop@1e3s", "seed=99999999999999999999"})
    void nothingButASentenceComesOfAnyText(String text) {
        try {
            assertEquals(text, FaultPlan.parse(text).text());
        } catch (SttException expected) {
            assertTrue(expected.sentence().endsWith("."), expected.sentence());
        }
    }
}
