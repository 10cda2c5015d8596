package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.recognition.SoundBuffer;
import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.vad.Endpointer;
import java.util.Arrays;

/// A stretch of a stream that is heard as one, in windows if it is long. What was heard in
/// the windows is put together so that every frame has been heard with what is before it and after
/// it. Used by one thread.
final class Passage {
    private final Ear ear;
    private final Pace pace;
    private final Scribe scribe;
    private final SoundBuffer sound;
    private final long start; // sample
    private long settled; // frames
    private long next; // frames at which the next window ends

    Passage(Ear ear, Pace pace, Scribe scribe, SoundBuffer sound, long start) {
        this.ear = ear;
        this.pace = pace;
        this.scribe = scribe;
        this.sound = sound;
        this.start = start;
        this.next = pace.first();
        scribe.begin(start);
    }

    /// Hears all windows that are complete, of the passage as far as it is known to go on.
    void advance(TranscriptListener out) throws InterruptedException {
        advance(sound.end(), out);
    }

    /// The same, of a passage that may end before the sound that there is.
    ///
    /// @param until the first sample that may not belong to it
    void advance(long until, TranscriptListener out) throws InterruptedException {
        while (start + ear.reach(next) <= until) {
            var heard = window(start + ear.reach(next));
            int certain = (int) Math.max(0, next - pace.after() - settled);
            int split = certain * ear.vocabulary();
            scribe.settle(Arrays.copyOf(heard, split), out);
            scribe.guess(Arrays.copyOfRange(heard, split, heard.length), out);
            settled += certain;
            next += pace.step();
        }
    }

    /// The frame of 10 ms of the stream from which on the next window is complete.
    long due() {
        return (start + ear.reach(next) + Endpointer.FRAME - 1) / Endpointer.FRAME;
    }

    /// Whether so much has not been settled that no more may wait.
    boolean isFull() {
        return sound.end() - start - ear.samples(settled) >= ear.samples(Pace.RECORDING.first());
    }

    /// Leaves out the windows that end before the last complete one, which hears what they would have heard.
    void skip() {
        while (start + ear.reach(next + pace.step()) <= sound.end()) {
            next += pace.step();
        }
    }

    /// The passage ends here: hears what is left.
    ///
    /// @param end the first sample after it
    void finish(long end, TranscriptListener out) throws InterruptedException {
        scribe.settle(window(end), out);
        scribe.finish(out);
    }

    /// What was heard in the frames that are not settled yet, as far as `end`.
    private float[] window(long end) throws InterruptedException {
        long from = Math.max(0, settled - pace.before());
        var heard = ear.hear(sound.copy(start + ear.samples(from), Math.max(end, start + ear.samples(from))));
        int known = (int) Math.min(heard.length, (settled - from) * ear.vocabulary());
        return Arrays.copyOfRange(heard, known, heard.length);
    }

    /// The first sample that may still have to be heard.
    long needed() {
        return start + ear.samples(Math.max(0, settled - pace.before()));
    }
}
