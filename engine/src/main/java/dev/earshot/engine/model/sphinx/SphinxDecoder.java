package dev.earshot.engine.model.sphinx;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.StreamDecoder;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One stream through Sphinx, a frame of 10 ms at a time, so that it cannot matter how the sound is cut into chunks.
///
/// The sound is copied to two: the [Endpointer] hears it at once, the search half a second later, behind [Features].
/// By the time a frame reaches the search it is therefore known whether it belongs to an utterance. Each utterance is
/// a segment.
final class SphinxDecoder implements StreamDecoder {
    /// How often the words so far are said, in frames.
    private static final int PARTIAL_EVERY = 50;

    private static final int FULL_SCALE = 1 << 15;

    private final SphinxModel model;
    private final Cepstra cepstra;
    private final boolean interim;
    private final Endpointer endpointer = new Endpointer();
    private final Features features = new Features();
    private final double[] frame = new double[Cepstra.FRAME];
    private int filled; // samples of the frame

    private Optional<SphinxSearch> borrowed = Optional.empty();
    private boolean inUtterance;
    private int length; // frames of the utterance so far
    private int segments;
    private String said = "";

    SphinxDecoder(SphinxModel model, Cepstra cepstra, boolean interim) {
        this.model = model;
        this.cepstra = cepstra;
        this.interim = interim;
    }

    @Override
    public void accept(Pcm chunk, TranscriptListener out) throws InterruptedException {
        for (float sample : chunk.samples()) {
            frame[filled++] = sample * FULL_SCALE;
            if (filled == frame.length) {
                filled = 0;
                endpointer.accept(frame);
                cepstra.accept(frame).forEach(features::add);
                searchWhatIsReady(out);
            }
        }
    }

    @Override
    public void finish(TranscriptListener out) throws InterruptedException {
        endpointer.finish();
        cepstra.finish().forEach(features::add);
        features.finish();
        searchWhatIsReady(out);
        passEdges(Integer.MAX_VALUE, out);
    }

    private void searchWhatIsReady(TranscriptListener out) throws InterruptedException {
        while (features.ready()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            int number = features.frame();
            passEdges(number, out);
            if (inUtterance) {
                search().accept(features.next(), number);
                length++;
                if (interim && length % PARTIAL_EVERY == 0) {
                    sayPartial(out);
                }
            } else {
                features.skip();
            }
        }
    }

    private void passEdges(int number, TranscriptListener out) {
        for (var edge = endpointer.edgeAt(number); edge.isPresent(); edge = endpointer.edgeAt(number)) {
            switch (edge.get()) {
                case Endpointer.Edge.Begin begin -> {
                    inUtterance = true;
                    length = 0;
                    said = "";
                    out.on(new TranscriptEvent.SpeechStarted(timeOf(begin.speech())));
                }
                case Endpointer.Edge.End end -> {
                    inUtterance = false;
                    sayFinal(out);
                    out.on(new TranscriptEvent.SpeechEnded(timeOf(end.speech())));
                }
            }
        }
    }

    private static Duration timeOf(int frame) {
        return Pcm.durationOf((long) frame * Cepstra.FRAME);
    }

    private void sayPartial(TranscriptListener out) {
        var path = search().soFar();
        var text = textOf(path.words());
        if (!text.isEmpty() && !text.equals(said)) {
            said = text;
            var settled = textOf(path.words().subList(0, path.settled()));
            out.on(new TranscriptEvent.Partial(segment(path.words(), text), settled.length()));
        }
    }

    private void sayFinal(TranscriptListener out) {
        var words = search().end().words();
        if (!words.isEmpty()) {
            out.on(new TranscriptEvent.Final(segment(words, textOf(words))));
            segments++;
        }
    }

    private static String textOf(List<Word> words) {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    private Segment segment(List<Word> words, String text) {
        var span = new TimeSpan(
                words.getFirst().span().start(), words.getLast().span().end());
        return new Segment(segments, span, text, words);
    }

    private SphinxSearch search() {
        var search = borrowed.orElseGet(model::borrow);
        borrowed = Optional.of(search);
        return search;
    }

    @Override
    public void close() {
        borrowed.ifPresent(search -> {
            search.reset();
            model.giveBack(search);
        });
        borrowed = Optional.empty();
    }
}
