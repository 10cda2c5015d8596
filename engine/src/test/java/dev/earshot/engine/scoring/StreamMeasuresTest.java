package dev.earshot.engine.scoring;

import static dev.earshot.engine.scoring.Script.millis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttException;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamMeasuresTest {
    @Test
    void whatOnlyGrowsIsStable() {
        var stability = Stability.of(new Script()
                .partial(0, 0, 500, "so")
                .partial(0, 0, 900, "So, we")
                .settled(0, 0, 1400, "So we go.")
                .log());

        assertEquals(new Stability(3, 0, 0, 3), stability);
        assertEquals(0, stability.unstablePartialWordRatio());
        assertEquals(0, stability.normalisedErasure());
    }

    @Test
    void aChangedWordIsRevisedAndAllBehindItIsErased() {
        var stability = Stability.of(new Script()
                .partial(0, 0, 500, "so me go") // 3 emitted
                .partial(0, 0, 900, "so we go home") // me revised; we, home emitted; "me go" erased
                .settled(0, 0, 1400, "so we go") // home revised and erased
                .log());

        assertEquals(new Stability(5, 2, 3, 3), stability);
        assertEquals(0.4, stability.unstablePartialWordRatio(), 1e-12);
        assertEquals(1, stability.normalisedErasure(), 1e-12);
    }

    @Test
    void aFinalThatSettlesTheBeginningTakesNothingBack() {
        var stability = Stability.of(new Script()
                .partial(0, 0, 900, "so we go")
                .settled(0, 0, 500, "so we")
                .partial(1, 500, 1400, "go home")
                .settled(1, 500, 1400, "go home")
                .log());

        assertEquals(new Stability(4, 0, 0, 4), stability);
    }

    @Test
    void whatIsNeverSettledIsTakenBack() {
        var stability = Stability.of(new Script()
                .partial(0, 0, 900, "thank you")
                .event(new TranscriptEvent.Completed(Duration.ofSeconds(2)))
                .log());

        assertEquals(new Stability(2, 2, 2, 0), stability);
        assertEquals(1, stability.unstablePartialWordRatio());
        assertEquals(2, stability.normalisedErasure());
    }

    @Test
    void committedTextThatStaysIsNoChange() {
        var log = new Script()
                .partial(0, 0, 500, "so |me")
                .partial(0, 0, 900, "so| we") // less is said to be committed, but the same text
                .settled(0, 0, 1400, "so we go")
                .partial(1, 1400, 1900, "home")
                .log();

        assertEquals(List.of(), CommittedChange.in(log));
        CommittedChange.refuse(log);
    }

    @Test
    void aPromiseHoldsWhenALaterEventPromisesLess() {
        var log = new Script()
                .partial(0, 0, 500, "so |me")
                .partial(0, 0, 900, "so we")
                .partial(0, 0, 900, "he goes")
                .log();

        assertEquals(1, CommittedChange.in(log).size());
    }

    @Test
    void everyChangeOfCommittedTextIsFound() {
        var log = new Script()
                .partial(0, 0, 500, "so me |go")
                .partial(0, 0, 900, "so we go") // breaks "so me "
                .settled(0, 0, 1400, "So me go") // so does a capital
                .settled(0, 0, 1400, "So me gone") // a final is committed as a whole
                .partial(0, 0, 1400, "So me go") // and so is the last one
                .log();

        var changes = CommittedChange.in(log);

        assertEquals(
                List.of("so me ", "so me ", "So me go", "So me gone"),
                changes.stream().map(CommittedChange::committed).toList());
        assertEquals("so we go", changes.getFirst().text());
        assertTrue(assertThrows(SttException.class, () -> CommittedChange.refuse(log))
                .getMessage()
                .contains("so me "));
    }

    @Test
    void endpointsBelongIntoPauses() {
        var speech = List.of(TimeSpan.ofMillis(0, 1000), TimeSpan.ofMillis(2000, 3000), TimeSpan.ofMillis(5000, 6000));
        var log = new Script()
                .at(700, 700)
                .silent(500) // within the first: false
                .at(1400, 1450)
                .silent(900) // 100 ms early is within the tolerance
                .at(1900, 1900)
                .silent(1800) // a second one in the same pause: false
                .at(6500, 6600)
                .silent(6050)
                .log();

        var endpoints = Endpoints.of(log, speech, Duration.ofMillis(200), StreamClock.COMPUTE_UNAWARE);

        assertEquals(2, endpoints.found());
        assertEquals(1, endpoints.missed()); // the second utterance
        assertEquals(2, endpoints.falseOnes());
        assertEquals(List.of(400L, 500L), millis(endpoints.delays())); // 1400-1000, 6500-6000
        assertEquals(
                List.of(450L, 600L),
                millis(Endpoints.of(log, speech, Duration.ofMillis(200), StreamClock.COMPUTE_AWARE)
                        .delays()));
    }

    @Test
    void wordsOnNothingAreCountedAMinute() {
        var log = new Script()
                .at(20_000, 20_000)
                .partial(0, 0, 20_000, "thank you very much")
                .settled(0, 0, 20_000, "thank you")
                .at(90_000, 90_000)
                .event(new TranscriptEvent.Completed(Duration.ofSeconds(90)))
                .log();

        var words = WordsOnNothing.of(log);

        assertEquals(new WordsOnNothing(2, 4, Duration.ofSeconds(90)), words);
        assertEquals(2 / 1.5, words.settledPerMinute(), 1e-12);
        assertEquals(4 / 1.5, words.shownPerMinute(), 1e-12);
        assertEquals(0, WordsOnNothing.of(new Script().log()).settledPerMinute());
    }

    @Test
    void streamingLosesWhatOfflineGetsRight() {
        var scorer = new Scorer(new EnglishNormalizer(), new Aligner(EditCosts.LEVENSHTEIN));

        var loss = StreamingLoss.of(scorer, "We go home today.", "we go hum to day", "we go home two day");

        // streaming: home and today wrong, one word too many: 3 of 4; offline: 2 of 4
        assertEquals(0.25, loss.wer(), 1e-12);
    }

    @Test
    void aSoundSessionHasAllMeasures() {
        var log = new Script()
                .at(800, 900)
                .partial(0, 100, 800, "so| we")
                .at(1400, 1450)
                .silent(1000)
                .settled(0, 100, 1000, "so we go")
                .event(new TranscriptEvent.Completed(Duration.ofMillis(1400)))
                .log();
        var reference = SpokenReference.of(Script.words("so 100 300, we 300 500, go 500 1000"), Duration.ofMillis(500));

        var measures = StreamMeasures.of(log, reference, StreamClock.COMPUTE_AWARE);

        assertEquals(List.of(400L, 450L, 600L), millis(measures.emission().shown()));
        assertEquals(List.of(800L), millis(measures.utterances().firstInterim()));
        assertEquals(List.of(450L), millis(measures.utterances().finals()));
        assertEquals(new Stability(3, 0, 0, 3), measures.stability());
        assertEquals(1, measures.endpoints().found());
        assertEquals(List.of(), measures.changes());
    }
}
