package dev.earshot.bridge.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.conformance.HeardSession.Conclusion;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.scoring.Observation;
import dev.earshot.engine.scoring.SessionLog;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptEvent.Completed;
import dev.earshot.engine.transcript.TranscriptEvent.Failed;
import dev.earshot.engine.transcript.TranscriptEvent.Final;
import dev.earshot.engine.transcript.TranscriptEvent.Partial;
import dev.earshot.engine.transcript.TranscriptEvent.SpeechEnded;
import dev.earshot.engine.transcript.TranscriptEvent.SpeechStarted;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/// A session that breaks each rule is in [ConformanceRunTest]; here is what is easily mistaken.
final class LogRulesTest {
    private static final LogRules RULES = new LogRules(ConformancePlan.Limits.USUAL);
    private static final TranscriptEvent START = new SpeechStarted(Duration.ZERO);
    private static final TranscriptEvent END = new SpeechEnded(Duration.ofSeconds(1));
    private static final TranscriptEvent DONE = new Completed(Duration.ofSeconds(2));
    private static final TranscriptEvent LOST = new Failed(new SttException(SttError.NETWORK, "The connection broke."));

    private static Segment segment(int id, String text) {
        return new Segment(id, TimeSpan.ofMillis(0, 1000), text, List.of());
    }

    private static Segment segment(String language) {
        return new Segment(
                0, TimeSpan.ofMillis(0, 1000), "hello", List.of(), OptionalDouble.empty(), Optional.of(language));
    }

    private static HeardSession session(TranscriptEvent... events) {
        return session(new Conclusion.Returned(), events);
    }

    /// All events come when 2 s were sent, one every 10 ms.
    private static HeardSession session(Conclusion conclusion, TranscriptEvent... events) {
        var observations = new ArrayList<Observation>();
        for (var event : events) {
            var wall = Duration.ofMillis(2000 + 10L * observations.size());
            observations.add(new Observation(Duration.ofSeconds(2), wall, event));
        }
        return new HeardSession(
                "one",
                RecognitionOptions.DEFAULT.withLanguage("en"),
                Optional.empty(),
                new SessionLog(observations),
                Duration.ofSeconds(2),
                Optional.of(Duration.ofSeconds(2)),
                conclusion);
    }

    private static Outcome outcome(Rule rule, HeardSession... sessions) {
        return RULES.judge(rule, List.of(sessions)).outcome();
    }

    @Test
    void aServiceThatNeverSaysWhereSpeechStartsBreaksNoOrderOfIt() {
        var silent = session(new Partial(segment(0, "hello"), 0), new Final(segment(0, "hello")), DONE);
        assertEquals(Outcome.NOT_APPLICABLE, outcome(Rule.SPEECH_ALTERNATES, silent));
        assertEquals(Outcome.NOT_APPLICABLE, outcome(Rule.TEXT_WITHIN_SPEECH, silent));
        assertEquals(Outcome.NOT_APPLICABLE, outcome(Rule.FINAL_BEFORE_END, silent));
    }

    @Test
    void speechThatEndsWithoutAStartIsBroken() {
        assertEquals(Outcome.FAILED, outcome(Rule.SPEECH_ALTERNATES, session(END, DONE)));
        assertEquals(Outcome.FAILED, outcome(Rule.SPEECH_ALTERNATES, session(START, END, END, DONE)));
    }

    @Test
    void speechMayBeOpenWhenASessionFailsButNotWhenItCompletes() {
        assertEquals(Outcome.PASSED, outcome(Rule.SPEECH_ALTERNATES, session(START, LOST)));
        assertEquals(Outcome.FAILED, outcome(Rule.SPEECH_ALTERNATES, session(START, DONE)));
    }

    @Test
    void interimTextBetweenTwoUtterancesIsOutsideOfSpeech() {
        var late =
                session(START, new Final(segment(0, "one")), END, new Partial(segment(1, "two"), 0), START, END, DONE);
        assertEquals(Outcome.FAILED, outcome(Rule.TEXT_WITHIN_SPEECH, late));
        assertEquals(Outcome.PASSED, outcome(Rule.FINAL_BEFORE_END, late));
    }

    @Test
    void aFinalBeforeAnyStartIsOutsideOfSpeech() {
        var early = session(new Final(segment(0, "one")), START, END, DONE);
        assertEquals(Outcome.FAILED, outcome(Rule.TEXT_WITHIN_SPEECH, early));
    }

    @Test
    void whoTellsWhereSpeechStartsTellsItInEverySessionWithText() {
        var told = session(START, new Final(segment(0, "one")), END, DONE);
        var untold = session(new Final(segment(0, "one")), DONE);
        assertEquals(Outcome.FAILED, outcome(Rule.TEXT_WITHIN_SPEECH, told, untold));
        assertEquals(Outcome.NOT_APPLICABLE, outcome(Rule.TEXT_WITHIN_SPEECH, untold, untold));
        assertEquals(Outcome.PASSED, outcome(Rule.TEXT_WITHIN_SPEECH, told, session(DONE)), "it has no text");
    }

    @Test
    void aSessionWithoutALastEventAndOneWithSomethingAfterItAreBroken() {
        assertEquals(Outcome.FAILED, outcome(Rule.ONE_LAST_EVENT, session(new Final(segment(0, "one")))));
        assertEquals(Outcome.FAILED, outcome(Rule.ONE_LAST_EVENT, session(DONE, new Final(segment(0, "one")))));
        assertEquals(Outcome.FAILED, outcome(Rule.ONE_LAST_EVENT, session(LOST, DONE)));
        assertEquals(Outcome.PASSED, outcome(Rule.ONE_LAST_EVENT, session(LOST)));
    }

    @Test
    void aSessionThatWasGivenUpOwesNoLastEvent() {
        var stuck = session(new Conclusion.Stuck("taking sound", Duration.ofSeconds(60)), START);
        assertEquals(Outcome.NOT_APPLICABLE, outcome(Rule.ONE_LAST_EVENT, stuck));
    }

    @Test
    void aLanguageMayBeNamedMorePreciselyThanItWasAskedForOrNotAtAll() {
        assertEquals(Outcome.PASSED, outcome(Rule.LANGUAGE_AS_ASKED, session(new Final(segment("en-GB")), DONE)));
        assertEquals(Outcome.PASSED, outcome(Rule.LANGUAGE_AS_ASKED, session(new Final(segment("EN_us")), DONE)));
        assertEquals(Outcome.FAILED, outcome(Rule.LANGUAGE_AS_ASKED, session(new Final(segment("enm")), DONE)));
        assertEquals(
                Outcome.NOT_APPLICABLE, outcome(Rule.LANGUAGE_AS_ASKED, session(new Final(segment(0, "hello")), DONE)));
    }

    @Test
    void idsMayLeaveSomeOutAndNeverRepeat() {
        assertEquals(
                Outcome.PASSED,
                outcome(Rule.IDS_COUNT_UP, session(new Final(segment(0, "a")), new Final(segment(3, "b")), DONE)));
        assertEquals(
                Outcome.FAILED,
                outcome(Rule.IDS_COUNT_UP, session(new Final(segment(0, "a")), new Final(segment(0, "b")), DONE)));
    }

    @Test
    void wordsMayOverlapByWhatIsRoundedAndNotByMore() {
        assertEquals(Outcome.PASSED, outcome(Rule.WORDS_IN_ORDER, words(0, 500, 450, 1000)));
        assertEquals(Outcome.FAILED, outcome(Rule.WORDS_IN_ORDER, words(0, 500, 300, 1000)), "begins within the first");
        assertEquals(Outcome.FAILED, outcome(Rule.WORDS_IN_ORDER, words(50, 60, 0, 1000)), "begins before the first");
        assertEquals(Outcome.FAILED, outcome(Rule.WORDS_IN_ORDER, words(0, 500, 500, 1500)), "leaves the final");
    }

    private static HeardSession words(long from1, long to1, long from2, long to2) {
        var words =
                List.of(new Word("one", TimeSpan.ofMillis(from1, to1)), new Word("two", TimeSpan.ofMillis(from2, to2)));
        return session(new Final(new Segment(0, TimeSpan.ofMillis(0, 1000), "one two", words)), DONE);
    }

    @Test
    void whatIsSaidOfSoundThatWasNotSentYetIsOutsideOfIt() {
        assertEquals(
                Outcome.FAILED, outcome(Rule.TIMES_INSIDE_SOUND, session(new SpeechStarted(Duration.ofMillis(2200)))));
        assertEquals(
                Outcome.PASSED, outcome(Rule.TIMES_INSIDE_SOUND, session(new SpeechStarted(Duration.ofMillis(2050)))));
    }

    @Test
    void aFinalThatBeginsBeforeTheOneBeforeItGoesBackwards() {
        var later = new Segment(0, TimeSpan.ofMillis(500, 1000), "b", List.of());
        assertEquals(
                Outcome.FAILED,
                outcome(Rule.TIMES_IN_ORDER, session(new Final(later), new Final(segment(1, "a")), DONE)));
    }

    @Test
    void oneBrokenSessionAmongManyBreaksTheRuleAndIsNamed() {
        var good = session(START, END, DONE);
        var verdict = RULES.judge(Rule.SPEECH_ALTERNATES, List.of(good, session(START, START, DONE), good));
        assertEquals(Outcome.FAILED, verdict.outcome());
        assertEquals(2, verdict.evidence().size(), "both starts");
        assertEquals(Outcome.PASSED, outcome(Rule.SPEECH_ALTERNATES, good, good));
    }

    @Test
    void whereNoSessionWasHeardNothingWasTried() {
        assertEquals(Outcome.NOT_TRIED, outcome(Rule.SPEECH_ALTERNATES));
    }

    @Test
    void aRuleThatNeedsSessionsOfItsOwnIsNotJudgedHere() {
        assertThrows(IllegalArgumentException.class, () -> RULES.judge(Rule.WRONG_KEY, List.of()));
        assertTrue(RULES.rules().contains(Rule.ACCURACY));
    }
}
