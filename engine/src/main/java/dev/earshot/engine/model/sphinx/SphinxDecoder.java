package dev.earshot.engine.model.sphinx;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.StreamDecoder;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.vad.EndpointTiming;
import dev.earshot.engine.vad.Endpointer;
import dev.earshot.engine.vad.LoudnessDetector;
import java.time.Duration;
import java.util.Optional;

/// One stream through Sphinx, a frame of 10 ms at a time, so that it cannot matter how the sound is cut into chunks.
///
/// The sound is copied to two: the [LoudnessDetector] hears it at once, the search half a second later, behind
/// [Features].
/// By the time a frame reaches the search it is therefore known whether it belongs to an utterance.
///
/// The search does not begin anew with each utterance. It hears those that follow each other soon as one passage, so
/// that the language model knows the words before a pause. The silence between utterances is passed over. What is
/// said of a passage, and when, is up to [Sentences].
final class SphinxDecoder implements StreamDecoder {
    /// An utterance begins with 80 ms of speech and takes along the 400 ms before it, because words begin softly and
    /// because the acoustic model was trained on utterances with silence around them. It ends with half a second
    /// without speech; after 10 s the pause shrinks, and at 25 s the cut is made wherever it falls.
    static final EndpointTiming TIMING = new EndpointTiming(8, 40, 40, 50, 5, 1000, 2000, 2500);

    private static final double ABOVE_BACKGROUND = 9; // dB

    /// How often the words so far are said, in frames.
    private static final int PARTIAL_EVERY = 50;

    /// How many frames passed over end a passage: a pause of 1.4 s, most of which belongs to the utterances around.
    private static final int PAUSE = 60;

    /// After so many frames a passage ends with the utterance, for a search that goes on keeps all it has tried.
    private static final int LONG = 1500;

    private static final int FULL_SCALE = 1 << 15;

    private final SphinxModel model;
    private final Cepstra cepstra;
    private final Sentences sentences;
    private final LoudnessDetector detector = new LoudnessDetector(ABOVE_BACKGROUND);
    private final Endpointer endpointer = new Endpointer(TIMING);
    private final Features features = new Features();
    private final float[] sound = new float[Cepstra.FRAME];
    private final double[] frame = new double[Cepstra.FRAME]; // in steps of 16 bits
    private int filled; // samples of the frame

    private Optional<SphinxSearch> borrowed = Optional.empty();
    private boolean speaking;
    private int silence; // frames passed over since the last utterance
    private int length; // frames of the passage so far

    SphinxDecoder(SphinxModel model, Cepstra cepstra, boolean interim) {
        this.model = model;
        this.cepstra = cepstra;
        this.sentences = new Sentences(interim);
    }

    @Override
    public void accept(Pcm chunk, TranscriptListener out) throws InterruptedException {
        for (float sample : chunk.samples()) {
            sound[filled] = sample;
            frame[filled++] = sample * FULL_SCALE;
            if (filled == frame.length) {
                filled = 0;
                detector.hear(sound).forEach(heard -> endpointer.accept(heard.speech()));
                cepstra.accept(frame).forEach(cepstrum -> features.add(cepstrum, endpointer.speaking()));
                searchWhatIsReady(out);
            }
        }
    }

    @Override
    public void finish(TranscriptListener out) throws InterruptedException {
        endpointer.finish();
        cepstra.finish().forEach(cepstrum -> features.add(cepstrum, false));
        features.finish();
        searchWhatIsReady(out);
        passEdges(Integer.MAX_VALUE, out);
        endPassage(out);
    }

    private void searchWhatIsReady(TranscriptListener out) throws InterruptedException {
        while (features.ready()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            int number = features.frame();
            passEdges(number, out);
            if (speaking) {
                search().accept(features.next(), number);
                length++;
                if (length % PARTIAL_EVERY == 0) {
                    sentences.soFar(search().soFar(), out);
                }
            } else {
                features.skip();
                silence++;
                if (silence == PAUSE) {
                    endPassage(out);
                }
            }
        }
    }

    private void passEdges(int number, TranscriptListener out) {
        for (var edge = endpointer.edgeAt(number); edge.isPresent(); edge = endpointer.edgeAt(number)) {
            switch (edge.get()) {
                case Endpointer.Edge.Begin begin -> {
                    speaking = true;
                    out.on(new TranscriptEvent.SpeechStarted(timeOf(begin.speech())));
                }
                case Endpointer.Edge.End end -> {
                    speaking = false;
                    silence = 0;
                    out.on(new TranscriptEvent.SpeechEnded(timeOf(end.speech())));
                    if (length >= LONG) {
                        endPassage(out);
                    }
                }
            }
        }
    }

    private static Duration timeOf(int frame) {
        return Pcm.durationOf((long) frame * Cepstra.FRAME);
    }

    private void endPassage(TranscriptListener out) {
        if (length > 0) {
            length = 0;
            sentences.end(search().end(), out);
        }
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
