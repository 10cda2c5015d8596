package dev.earshot.engine.model.sphinx;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.StreamDecoder;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.vad.Detector;
import dev.earshot.engine.vad.Detectors;
import dev.earshot.engine.vad.EndpointTiming;
import dev.earshot.engine.vad.Endpointer;
import dev.earshot.engine.vad.SpeechDetector;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// One stream through Sphinx, a block at a time, so that it cannot matter how the sound is cut into chunks.
///
/// The sound is copied to two: the detector hears it at once, the search half a second later, behind [Features].
/// By the time a frame reaches the search it is therefore known whether it belongs to an utterance.
///
/// The search does not begin anew with each utterance. It hears those that follow each other soon as one passage, so
/// that the language model knows the words before a pause. The silence between utterances is passed over. What is
/// said of a passage, and when, is up to [Sentences].
final class SphinxDecoder implements StreamDecoder {
    /// An utterance begins with 80 ms of speech and takes along the 400 ms before it, because words begin softly and
    /// because the acoustic model was trained on utterances with silence around them. It ends with half a second
    /// without speech; after 10 s the pause shrinks, and at 25 s the cut is made wherever it falls.
    private static final EndpointTiming TIMING = new EndpointTiming(8, 40, 40, 50, 5, 1000, 2000, 2500);

    private static final double ABOVE_NOISE = 1.8; // dB

    /// How often the words so far are said, in frames.
    private static final int PARTIAL_EVERY = 50;

    /// How many frames passed over end a passage: a pause of 1.4 s, most of which belongs to the utterances around.
    private static final int PAUSE = 60;

    /// After so many frames a passage ends with the utterance, for a search that goes on keeps all it has tried.
    private static final int LONG = 1500;

    /// So many frames at the end of the sound have no cepstrum before more of it comes.
    private static final int UNREADY = 2;

    private static final int FULL_SCALE = 1 << 15;

    private final SphinxModel model;
    private final Cepstra cepstra;
    private final Sentences sentences;
    private final SpeechDetector detector;
    private final Endpointer endpointer;
    private final Features features;
    private final float[] block = new float[Endpointer.BLOCK];
    private int filled; // samples of the block
    private boolean begun;

    private Optional<SphinxSearch> borrowed = Optional.empty();
    private boolean speaking;
    private int silence; // frames passed over since the last utterance
    private int length; // frames of the passage so far

    SphinxDecoder(SphinxModel model, Cepstra cepstra, RecognitionOptions options, Detectors detectors) {
        var timing = TIMING.as(options.endpointing());
        this.model = model;
        this.cepstra = cepstra;
        this.sentences = new Sentences(options.interim());
        this.detector = detectors.open(options.endpointing(), ABOVE_NOISE);
        this.endpointer = new Endpointer(timing);
        this.features = new Features(Math.max(timing.pause(), timing.lateness()));
    }

    @Override
    public void accept(Pcm chunk, TranscriptListener out) throws InterruptedException {
        var samples = chunk.samples();
        for (int from = 0; from < samples.length; ) {
            int count = Math.min(samples.length - from, block.length - filled);
            System.arraycopy(samples, from, block, filled, count);
            from += count;
            filled += count;
            if (filled == block.length) {
                filled = 0;
                hear(block, out);
            }
        }
    }

    private void hear(float[] samples, TranscriptListener out) throws InterruptedException {
        if (!begun) {
            begun = true;
            detector.notice().ifPresent(sentence -> out.on(new TranscriptEvent.Notice(sentence)));
        }
        int at = 0;
        for (var heard : detector.hear(samples)) {
            endpointer.accept(heard.speech());
            for (var cepstrum : cepstra.accept(steps(samples, at))) {
                features.add(cepstrum, endpointer.speaking());
            }
            at += Cepstra.FRAME;
            searchWhatIsReady(out);
        }
    }

    /// A frame in steps of 16 bits.
    private static double[] steps(float[] samples, int from) {
        var frame = new double[Cepstra.FRAME];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = samples[from + i] * FULL_SCALE;
        }
        return frame;
    }

    @Override
    public void idle(TranscriptListener out) throws InterruptedException {
        int whole = filled - filled % Cepstra.FRAME;
        hear(Arrays.copyOf(block, whole), out);
        System.arraycopy(block, whole, block, 0, filled - whole);
        filled -= whole;
        endpointer.pause(UNREADY);
        endForNow(out);
    }

    @Override
    public void finish(TranscriptListener out) throws InterruptedException {
        hear(Arrays.copyOf(block, filled), out);
        filled = 0;
        endpointer.finish();
        cepstra.finish().forEach(cepstrum -> features.add(cepstrum, false));
        endForNow(out);
    }

    private void endForNow(TranscriptListener out) throws InterruptedException {
        features.release();
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
    public Optional<Detector> detector() {
        return Optional.of(detector.kind());
    }

    @Override
    public void close() {
        detector.close();
        borrowed.ifPresent(search -> {
            search.reset();
            model.giveBack(search);
        });
        borrowed = Optional.empty();
    }
}
