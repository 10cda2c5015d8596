package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.decode.CtcAligner;
import dev.earshot.engine.decode.CtcBeam;
import dev.earshot.engine.decode.CtcPrior;
import dev.earshot.engine.decode.CtcVocabulary;
import dev.earshot.engine.decode.HotWords;
import dev.earshot.engine.decode.LanguageModels;
import dev.earshot.engine.decode.WeightedLanguageModel;
import dev.earshot.engine.recognition.Alignment;
import dev.earshot.engine.recognition.BlockDecoder;
import dev.earshot.engine.recognition.Course;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.SoundBuffer;
import dev.earshot.engine.recognition.StreamDecoder;
import dev.earshot.engine.vad.Detectors;
import dev.earshot.engine.vad.EndpointTiming;
import dev.earshot.engine.vad.Endpointer;
import dev.earshot.engine.vad.Endpointing;
import dev.earshot.engine.vad.Stretches;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/// Begins streams through a checkpoint, each on the [Course] that its options ask for.
///
/// @param ear what they share
/// @param vocabulary what is written for its tokens
/// @param models the language models that they weigh
record Streams(Ear ear, CtcVocabulary vocabulary, LanguageModels models) {
    /// An utterance takes along 400 ms of silence at either end, and half a second of silence ends it.
    private static final EndpointTiming TIMING = new EndpointTiming(8, 40, 40, 50, 10, 1500, 2800, Integer.MAX_VALUE);

    /// So far above the noise, in dB, speech is at least.
    private static final double QUIET = 1.2;

    private static final int LONGEST_STRETCH = 3000; // frames of 10 ms: one window
    private static final int LONGEST_GAP = 200;

    private static final int EVERY_UTTERANCE = -1; // a gap that none is shorter than

    Streams(Ear ear, CtcVocabulary vocabulary) {
        this(ear, vocabulary, new LanguageModels());
    }

    /// @throws dev.earshot.engine.SttException when the language model that is asked for cannot be read
    StreamDecoder open(RecognitionOptions options, Detectors detectors) {
        var sound = new SoundBuffer();
        var phrases = new Phrases(
                writer(options.decoding()), ear.vocabulary(), ear.config().hop());
        return new BlockDecoder(
                sound,
                detectors.open(options.endpointing(), aboveNoise(options)),
                new Endpointer(timing(options)),
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
                Detectors.builtIn().open(Endpointing.DEFAULT, QUIET),
                new Endpointer(TIMING),
                new AlignmentCourse(text, aligner, passage, score, sound, hop, result),
                ear.placement()::notice);
    }

    /// A beam of one looks at the best path only. Hints and a language model need a wide one to be heard:
    /// with them a beam no wider than what is usual without is as wide as what is usual with them.
    Writer writer(Decoding decoding) {
        var letters = decoding.letters();
        var hotwords = decoding.prompting().hotwords();
        boolean expecting = !hotwords.isEmpty() || letters.languageModel().isPresent();
        int width = decoding.search().beamSize();
        if (width == 1 && !expecting) {
            return new GreedyWriter(vocabulary);
        }
        boolean narrow = width <= Decoding.Search.DEFAULT.beamSize();
        var beam = new CtcBeam(
                expecting && narrow ? CtcBeam.COMMON.width() : width, letters.leastToken(), -letters.leastText());
        var hints = new HotWords(vocabulary, hotwords, letters.hotwordWeight());
        var model = letters.languageModel()
                .map(file -> new WeightedLanguageModel(models.read(file)).weighing(letters.alpha(), letters.beta()));
        return new BeamWriter(vocabulary, beam, new CtcPrior(vocabulary, hints, model));
    }

    private static EndpointTiming timing(RecognitionOptions options) {
        return TIMING.as(options.endpointing());
    }

    /// In dB, as for every neural model: where only silence is left out, rather too much is heard.
    private static double aboveNoise(RecognitionOptions options) {
        return switch (options.decoding().windows().mode()) {
            case SILENCES -> QUIET;
            case SLIDING, UTTERANCES, LIVE -> 1.8;
        };
    }

    private Course course(RecognitionOptions options, SoundBuffer sound, Phrases phrases) {
        LongFunction<Passage> recorded = start -> new Passage(ear, Pace.RECORDING, phrases, sound, start);
        LongFunction<Passage> live = start -> new Passage(ear, Pace.LIVE, phrases, sound, start);
        var clips = Clip.of(options.decoding());
        var timing = timing(options);
        return switch (options.decoding().windows().mode()) {
            case SLIDING -> new WholeCourse(sound, clips, recorded);
            case SILENCES -> stretches(timing, LONGEST_GAP, clips, recorded);
            case UTTERANCES -> stretches(timing, EVERY_UTTERANCE, clips, recorded);
            case LIVE ->
                clips.equals(Clip.EVERYTHING)
                        ? new UtteranceCourse(sound, timing, live)
                        : stretches(timing, EVERY_UTTERANCE, clips, recorded);
        };
    }

    private static Course stretches(
            EndpointTiming timing, int longestGap, List<Clip> clips, LongFunction<Passage> opener) {
        return new StretchCourse(new Stretches(timing, LONGEST_STRETCH, longestGap), clips, opener);
    }
}
