package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.decode.Emissions;
import dev.earshot.engine.transcript.TranscriptListener;
import java.util.ArrayList;
import java.util.List;

/// All that is heard in one passage, kept: 4 bytes for each token of each frame of 20 ms, with 32
/// letters 23 MB an hour. Used by one thread.
final class Score implements Scribe {
    /// 1 GiB, with 32 letters 46 hours; so much again is taken when it is put together.
    private static final long MOST = 1L << 28;

    private final int vocabulary;
    private final long most;
    private final List<float[]> parts = new ArrayList<>();
    private long size;

    Score(int vocabulary) {
        this(vocabulary, MOST);
    }

    /// @param most numbers
    Score(int vocabulary, long most) {
        this.vocabulary = vocabulary;
        this.most = most;
    }

    @Override
    public void begin(long sample) {}

    @Override
    public void settle(float[] more, TranscriptListener out) {
        size += more.length;
        if (size > most) {
            throw new SttException(
                    SttError.UNSUPPORTED,
                    "The recording is too long to be aligned at once: give it, and its text, in parts.");
        }
        parts.add(more);
    }

    @Override
    public void guess(float[] more, TranscriptListener out) {}

    @Override
    public void finish(TranscriptListener out) {}

    /// What was heard, put together. Forgets it.
    Emissions take() {
        var all = new float[(int) size];
        int at = 0;
        for (var part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        parts.clear();
        return new Emissions(all, vocabulary);
    }
}
