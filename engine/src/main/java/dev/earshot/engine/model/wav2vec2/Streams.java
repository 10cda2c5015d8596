package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.decode.CtcAligner;
import dev.earshot.engine.decode.CtcBeam;
import dev.earshot.engine.decode.CtcPrior;
import dev.earshot.engine.decode.CtcVocabulary;
import dev.earshot.engine.decode.HotWords;
import dev.earshot.engine.recognition.Alignment;
import dev.earshot.engine.recognition.BlockDecoder;
import dev.earshot.engine.recognition.Course;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.StreamDecoder;
import dev.earshot.engine.vad.EndpointTiming;
import dev.earshot.engine.vad.Endpointer;
import dev.earshot.engine.vad.LoudnessDetector;
import dev.earshot.engine.vad.Stretches;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/// Begins streams through a checkpoint, each on the [Course] that its options ask for.
///
/// @param ear what they share
/// @param vocabulary what is written for its tokens
record Streams(Ear ear, CtcVocabulary vocabulary) {
    /// An utterance takes along 400 ms of silence at either end, and half a second of silence ends it.
    private static final EndpointTiming TIMING = new EndpointTiming(8, 40, 40, 50, 10, 1500, 2800, Integer.MAX_VALUE);

    /// So much louder than the background, in dB, speech is at least.
    private static final double QUIET = 6;

    private static final int LONGEST_STRETCH = 3000; // frames of 10 ms: one window
    private static final int LONGEST_GAP = 200;

    /// Of each word of a hint: e to the power of this, so much more probable it becomes.
    private static final double HINT_CREDIT = 10;

    StreamDecoder open(RecognitionOptions options) {
        var sound = new SoundBuffer();
        var phrases = new Phrases(
                writer(options.decoding()), ear.vocabulary(), ear.config().hop());
        return new BlockDecoder(
                sound,
                new LoudnessDetector(aboveBackground(options)),
                new Endpointer(TIMING),
                course(options, sound, phrases),
                ear.placement()::notice);
    }

    /// Begins a stream of which it is known what is said in it.
    ///
    /// @throws dev.earshot.engine.SttException UNSUPPORTED for a text without letters that the
    ///     model knows
    StreamDecoder align(String given, Consumer<Alignment> result) {
        var text = AlignmentCourse.Text.of(given);
        var aligner = new CtcAligner(vocabulary, text.lines());
        var sound = new SoundBuffer();
        var score = new Score(ear.vocabulary());
        var passage = new Passage(ear, Pace.RECORDING, score, sound, 0);
        int hop = ear.config().hop();
        return new BlockDecoder(
                sound,
                new Endpointer(TIMING, QUIET),
                new AlignmentCourse(text, aligner, passage, score, sound, hop, result),
                ear.placement()::notice);
    }

    /// A beam of one looks at the best path only, unless there are hints, which need a wide one to
    /// be heard.
    Writer writer(Decoding decoding) {
        var hotwords = decoding.prompting().hotwords();
        int width = decoding.search().beamSize();
        if (width == 1 && hotwords.isEmpty()) {
            return new GreedyWriter(vocabulary);
        }
        int wide = hotwords.isEmpty() ? width : Math.max(width, CtcBeam.COMMON.width());
        var beam = new CtcBeam(wide, CtcBeam.COMMON.leastToken(), CtcBeam.COMMON.margin());
        var hints = new HotWords(vocabulary, hotwords, HINT_CREDIT);
        return new BeamWriter(vocabulary, beam, new CtcPrior(vocabulary, hints, Optional.empty()));
    }

    /// In dB, as for every neural model: where only silence is left out, rather too much is heard.
    private static double aboveBackground(RecognitionOptions options) {
        return switch (options.decoding().windows().mode()) {
            case SILENCES -> QUIET;
            case SLIDING, UTTERANCES -> 9;
        };
    }

    private Course course(RecognitionOptions options, SoundBuffer sound, Phrases phrases) {
        LongFunction<Passage> recorded = start -> new Passage(ear, Pace.RECORDING, phrases, sound, start);
        LongFunction<Passage> live = start -> new Passage(ear, Pace.LIVE, phrases, sound, start);
        return switch (options.decoding().windows().mode()) {
            case SLIDING -> new WholeCourse(recorded.apply(0), sound);
            case SILENCES -> new StretchCourse(new Stretches(TIMING, LONGEST_STRETCH, LONGEST_GAP), recorded);
            case UTTERANCES -> new UtteranceCourse(sound, TIMING, live);
        };
    }
}
