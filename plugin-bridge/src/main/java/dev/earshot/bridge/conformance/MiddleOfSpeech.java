package dev.earshot.bridge.conformance;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.Segment;
import java.time.Duration;

/// Where to cut a sound so that somebody is speaking.
final class MiddleOfSpeech {
    private MiddleOfSpeech() {}

    /// After the middle word of the first final of the plain session, or in the middle of that
    /// final where it has no words; in the middle of the sound where there is no final. In samples;
    /// there is sound before it and after it.
    static int in(Ground ground) {
        var sound = ground.plan().sound();
        var at = ground.sessions().getFirst().log().finals().stream()
                .filter(segment -> !segment.text().isBlank())
                .findFirst()
                .map(MiddleOfSpeech::middle)
                .orElse(sound.duration().dividedBy(2));
        int samples = (int) Math.min(Pcm.samplesIn(at), sound.samples().length - 1);
        return Math.max(1, samples);
    }

    private static Duration middle(Segment segment) {
        var words = segment.words();
        return words.size() < 2
                ? segment.span().start().plus(segment.span().length().dividedBy(2))
                : words.get((words.size() - 1) / 2).span().end();
    }
}
