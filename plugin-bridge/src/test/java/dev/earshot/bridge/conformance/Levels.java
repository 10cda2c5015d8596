package dev.earshot.bridge.conformance;

import dev.earshot.engine.audio.Pcm;
import java.util.Arrays;
import java.util.List;

/// Words as levels of sound, so that a fake can really hear them: 300 ms at 0.1 are "alpha", at 0.2
/// "bravo", and so on.
final class Levels {
    static final List<String> WORDS = List.of("", "alpha", "bravo", "charlie", "delta", "echo");
    static final int WORD = Pcm.SAMPLE_RATE * 3 / 10;
    private static final int PAUSE = Pcm.SAMPLE_RATE * 6 / 10;

    private Levels() {}

    /// 0.2 s of silence, the words of each utterance one after the other, 0.6 s between utterances,
    /// and nothing after the last word.
    static Pcm saying(String... utterances) {
        var samples = new float[Pcm.SAMPLE_RATE * 60];
        int at = Pcm.SAMPLE_RATE / 5;
        int end = at;
        for (var utterance : utterances) {
            for (var word : utterance.split(" ", -1)) {
                Arrays.fill(samples, at, at + WORD, WORDS.indexOf(word) / 10f);
                at += WORD;
            }
            end = at;
            at += PAUSE;
        }
        return new Pcm(Arrays.copyOf(samples, end));
    }
}
