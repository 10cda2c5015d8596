package dev.earshot.bridge.server.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Sound comes while it is spoken, in chunks of 100 ms: the sample at 1.0 s comes at 1.1 s of the
/// clock.
final class TextDelaysTest {
    private final List<Long> firsts = new ArrayList<>();
    private final List<Long> finals = new ArrayList<>();
    private final TextDelays delays =
            new TextDelays(delay -> firsts.add(delay.toMillis()), delay -> finals.add(delay.toMillis()));
    private long now; // ms

    private TextDelaysTest at(long millis) {
        while (now + 100 <= millis) {
            now += 100;
            delays.sound(new Pcm(new float[1600]), now * 1_000_000);
        }
        now = millis;
        return this;
    }

    private void tell(TranscriptEvent event) {
        delays.told(event, now * 1_000_000);
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    private static Segment segment(int id, long start, long end) {
        return new Segment(id, new TimeSpan(ms(start), ms(end)), "good morning", List.of());
    }

    private static TranscriptEvent partial(int id, long start, long end) {
        return new TranscriptEvent.Partial(segment(id, start, end), 0);
    }

    private static TranscriptEvent last(int id, long start, long end) {
        return new TranscriptEvent.Final(segment(id, start, end));
    }

    @Test
    void anUtteranceIsMeasuredFromItsSoundToItsText() {
        at(1300).tell(new TranscriptEvent.SpeechStarted(ms(1000)));
        at(1800).tell(partial(0, 1000, 1500));
        at(2200).tell(partial(0, 1000, 1900));
        at(3500).tell(new TranscriptEvent.SpeechEnded(ms(3000)));
        at(3900).tell(last(0, 1000, 2950));
        assertEquals(List.of(700L), firsts, "1.0 s came at 1.1 s");
        at(5000).tell(new TranscriptEvent.Completed(ms(5000)));
        assertEquals(List.of(800L), finals, "3.0 s came at 3.1 s");
    }

    @Test
    void theLastFinalOfAnUtteranceCounts() {
        at(300).tell(new TranscriptEvent.SpeechStarted(ms(0)));
        at(2000).tell(last(0, 0, 1000));
        at(3000).tell(new TranscriptEvent.SpeechEnded(ms(2500)));
        at(3100).tell(last(1, 1000, 2500));
        at(4000).tell(new TranscriptEvent.SpeechStarted(ms(3800)));
        assertEquals(List.of(1900L), firsts);
        assertEquals(List.of(500L), finals, "told when the next one begins");
    }

    @Test
    void textThatIsReadWhileTheNextUtteranceHasBegunBelongsToItsOwn() {
        at(300).tell(new TranscriptEvent.SpeechStarted(ms(0)));
        at(1500).tell(new TranscriptEvent.SpeechEnded(ms(1000)));
        at(2300).tell(new TranscriptEvent.SpeechStarted(ms(2000)));
        at(2600).tell(last(0, 0, 1000));
        at(4000).tell(new TranscriptEvent.SpeechEnded(ms(3500)));
        at(4600).tell(last(1, 2000, 3500));
        tell(new TranscriptEvent.Completed(ms(4600)));
        assertEquals(List.of(2500L, 2500L), firsts);
        assertEquals(List.of(1500L, 1000L), finals);
    }

    @Test
    void whoFindsNoUtterancesHasAsManyAsSegments() {
        at(800).tell(partial(0, 200, 500));
        at(1200).tell(last(0, 200, 1000));
        at(1700).tell(partial(1, 1300, 1600));
        at(2400).tell(last(1, 1300, 2000));
        assertEquals(List.of(500L, 300L), firsts);
        assertEquals(List.of(100L, 300L), finals);
    }

    @Test
    void anUtteranceThatNothingIsWrittenOfIsNotCounted() {
        for (int i = 0; i < 100; i++) {
            at(i * 1000L + 300).tell(new TranscriptEvent.SpeechStarted(ms(i * 1000L)));
            at(i * 1000L + 700).tell(new TranscriptEvent.SpeechEnded(ms(i * 1000L + 500)));
        }
        tell(new TranscriptEvent.Completed(ms(100_000)));
        assertEquals(List.of(), firsts);
        assertEquals(List.of(), finals);
    }
}
