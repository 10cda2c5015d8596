package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.decode.CtcText;
import dev.earshot.engine.decode.Emissions;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.transcript.Word;
import java.util.Arrays;
import java.util.Optional;

/// Makes segments of what was heard. A segment ends where its passage ends, at a pause between two
/// words, or between any two
/// words once it is long, so that what is kept does not grow with the stream. Used by one thread.
final class Phrases implements Scribe {
    private static final int PAUSE = 30; // frames of 20 ms
    private static final int LONG = 1000;

    /// At this length a segment is cut even within a word: what goes on so long without a gap is none.
    private static final int TOO_LONG = 1500;

    private final Writer writer;
    private final int vocabulary;
    private final int hop;
    private float[] settled = new float[0]; // log-probabilities of the open segment, [frames, vocabulary]
    private long start; // sample of the first of its frames
    private int id;

    /// @param hop samples a frame
    Phrases(Writer writer, int vocabulary, int hop) {
        this.writer = writer;
        this.vocabulary = vocabulary;
        this.hop = hop;
    }

    @Override
    public void begin(long sample) {
        start = sample;
        settled = new float[0];
    }

    @Override
    public void settle(float[] more, TranscriptListener out) throws InterruptedException {
        settled = joined(more);
        for (int cut = cut(); cut > 0; cut = cut()) {
            say(write(Arrays.copyOf(settled, cut * vocabulary)), out);
            settled = Arrays.copyOfRange(settled, cut * vocabulary, settled.length);
            start += (long) cut * hop;
        }
    }

    @Override
    public void guess(float[] more, TranscriptListener out) throws InterruptedException {
        var text = write(joined(more));
        if (!text.words().isEmpty()) {
            out.on(new TranscriptEvent.Partial(segment(text), committed(text.text())));
        }
    }

    @Override
    public void finish(TranscriptListener out) throws InterruptedException {
        say(write(settled), out);
        settled = new float[0];
    }

    private float[] joined(float[] more) {
        var all = Arrays.copyOf(settled, settled.length + more.length);
        System.arraycopy(more, 0, all, settled.length, more.length);
        return all;
    }

    private CtcText write(float[] logProbabilities) throws InterruptedException {
        return writer.write(new Emissions(logProbabilities, vocabulary));
    }

    /// The frame before which the first of several segments ends: where its next word begins, so
    /// that no letter is cut; 0 when there is one segment that may go on.
    private int cut() throws InterruptedException {
        int frames = settled.length / vocabulary;
        var words = write(settled).words();
        for (int i = 1; i < words.size(); i++) {
            int begin = words.get(i).start();
            if (begin - words.get(i - 1).end() >= PAUSE || begin >= LONG) {
                return begin;
            }
        }
        int end = words.isEmpty() ? 0 : words.getLast().end();
        return frames - end >= PAUSE || frames >= TOO_LONG ? frames : 0;
    }

    private void say(CtcText text, TranscriptListener out) {
        if (!text.words().isEmpty()) {
            out.on(new TranscriptEvent.Final(segment(text)));
            id++;
        }
    }

    /// How many characters are settled: those of all words that are but the last one, which may go on.
    private int committed(String text) throws InterruptedException {
        var words = write(settled).words();
        if (!writer.steady() || words.size() < 2) {
            return 0;
        }
        var certain = write(Arrays.copyOf(settled, words.getLast().start() * vocabulary))
                .text();
        int mismatch = mismatch(certain, text);
        return mismatch < 0 ? certain.length() : mismatch;
    }

    private static int mismatch(String one, String other) {
        return Arrays.mismatch(
                one.toCharArray(),
                other.substring(0, Math.min(one.length(), other.length())).toCharArray());
    }

    private Segment segment(CtcText text) {
        var words = text.words();
        var timed = words.stream()
                .map(word -> new Word(word.text(), span(word.start(), word.end()), word.confidence()))
                .toList();
        var confidence = words.stream()
                .flatMapToDouble(word -> word.confidence().stream())
                .average();
        var whole = span(words.getFirst().start(), words.getLast().end());
        return new Segment(id, whole, text.text(), timed, confidence, Optional.empty());
    }

    private TimeSpan span(int from, int to) {
        return new TimeSpan(Pcm.durationOf(start + (long) from * hop), Pcm.durationOf(start + (long) to * hop));
    }
}
