package dev.earshot.bridge.conformance;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.transcript.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Hears the words of [Levels], sample by sample. A level that lasts less than 100 ms is none; 300
/// ms of silence end an utterance.
final class LevelHearing {
    private static final int SHORTEST = Pcm.SAMPLE_RATE / 10;
    private static final int SILENCE = Pcm.SAMPLE_RATE * 3 / 10;

    private final TranscriptListener out;
    private final List<Word> words = new ArrayList<>();
    private boolean speaking;
    private int level;
    private long begun; // of the level, in samples
    private long heard; // samples
    private int segments;

    LevelHearing(TranscriptListener out) {
        this.out = out;
    }

    void hear(float[] samples) {
        for (float sample : samples) {
            int now = Math.round(sample * 10);
            if (now != level) {
                endLevel();
                level = now;
            }
            heard++;
            long lasted = heard - begun;
            if (level != 0 && lasted == SHORTEST && !speaking) {
                speaking = true;
                out.on(new TranscriptEvent.SpeechStarted(Pcm.durationOf(begun)));
            }
            if (level == 0 && lasted == SILENCE) {
                settle();
            }
        }
    }

    private void endLevel() {
        if (level != 0 && heard - begun >= SHORTEST) {
            var span = new TimeSpan(Pcm.durationOf(begun), Pcm.durationOf(heard));
            words.add(new Word(Levels.WORDS.get(level), span));
            var all = segment();
            int committed = all.text().length() - words.getLast().text().length();
            out.on(new TranscriptEvent.Partial(all, Math.max(0, committed - 1)));
        }
        begun = heard;
    }

    private Segment segment() {
        var span = new TimeSpan(
                words.getFirst().span().start(), words.getLast().span().end());
        var text = String.join(" ", words.stream().map(Word::text).toList());
        return new Segment(segments, span, text, words, OptionalDouble.empty(), Optional.of("en"));
    }

    private void settle() {
        if (!words.isEmpty()) {
            out.on(new TranscriptEvent.Final(segment()));
            segments++;
            words.clear();
        }
        if (speaking) {
            out.on(new TranscriptEvent.SpeechEnded(Pcm.durationOf(begun)));
            speaking = false;
        }
    }

    void flush() {
        endLevel();
        settle();
    }

    long heard() {
        return heard;
    }

    int segments() {
        return segments;
    }

    boolean pending() {
        return speaking;
    }
}
