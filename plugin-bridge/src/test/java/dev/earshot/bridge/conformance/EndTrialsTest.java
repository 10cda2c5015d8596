package dev.earshot.bridge.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.engine.audio.Pcm;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class EndTrialsTest {
    private static final Pcm SPEECH = Levels.saying("alpha bravo");

    /// One second more, of a tone this loud.
    private static Pcm followedBy(float loudness) {
        var samples = Arrays.copyOf(SPEECH.samples(), SPEECH.samples().length + Pcm.SAMPLE_RATE);
        for (int i = SPEECH.samples().length; i < samples.length; i++) {
            samples[i] = i % 2 == 0 ? loudness : -loudness;
        }
        return new Pcm(samples);
    }

    @Test
    void whatIsQuietAtTheEndIsNoSpeech() {
        assertEquals(SPEECH.duration(), EndTrials.withoutQuietEnd(followedBy(0)).duration());
        assertEquals(
                SPEECH.duration(), EndTrials.withoutQuietEnd(followedBy(0.001f)).duration());
    }

    @Test
    void soundThatIsLoudToItsEndStaysWhole() {
        assertEquals(
                SPEECH.duration().plusSeconds(1),
                EndTrials.withoutQuietEnd(followedBy(0.1f)).duration());
    }

    @Test
    void silenceAloneKeepsItsLength() {
        var silence = Ground.silence(Duration.ofMillis(1234));
        assertEquals(silence.duration(), EndTrials.withoutQuietEnd(silence).duration());
    }
}
