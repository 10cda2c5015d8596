package dev.earshot.engine.model.whisper;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.features.MelStream;
import dev.earshot.engine.model.whisper.SlidingWindow.Clip;
import dev.earshot.engine.model.whisper.WindowReader.Look;
import dev.earshot.engine.recognition.BlockDecoder;
import dev.earshot.engine.recognition.Course;
import dev.earshot.engine.recognition.Course.Sound;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.Decoding.Policy;
import dev.earshot.engine.recognition.Decoding.Prompting;
import dev.earshot.engine.recognition.DraftPace;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.StreamDecoder;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.vad.Detectors;
import dev.earshot.engine.vad.EndpointTiming;
import dev.earshot.engine.vad.Endpointer;
import dev.earshot.engine.vad.Stretch;
import dev.earshot.engine.vad.Stretches;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Begins streams through a Whisper, each on the [Course] that its options ask for.
///
/// @param whisper what they share
record Streams(Whisper whisper) {
    /// An utterance takes along 400 ms of silence at either end. The silence that ends it is half a second, less from
    /// 15 s on. One without a pause is not cut here: [Stretches] does that, which knows how long is too long.
    private static final EndpointTiming TIMING = new EndpointTiming(8, 40, 40, 50, 10, 1500, 2800, Integer.MAX_VALUE);

    /// A silence that is longer ends a stretch, in frames between two utterances with what they take along: that
    /// is a pause of more than 0.8 s. Sentences said without one stay together.
    private static final int LONGEST_GAP = 0;

    private static final int EVERY_UTTERANCE = -1;

    /// Speech at the end of a stretch, in frames, that is too little to be heard by itself if the text left it out:
    /// of so little sound Whisper makes something up.
    private static final int REST = 50;

    /// A draft is the most probable text at once: what is improbable is not shown.
    private static final Decoding.Search DRAFT = new Decoding.Search(
            List.of(0.0),
            1,
            1,
            OptionalDouble.empty(),
            1,
            OptionalInt.empty(),
            Decoding.Search.DEFAULT.suppressTokens(),
            true,
            0);

    /// From which probability on the language of a stream is not in doubt any more.
    private static final double SURE = 0.9;

    /// @throws dev.earshot.engine.SttException UNSUPPORTED for a language that the model does not know
    StreamDecoder open(RecognitionOptions options, Detectors detectors) {
        var mel = whisper.features().open();
        return new BlockDecoder(
                new Features(mel),
                detectors.open(options.endpointing(), aboveNoise(options)),
                new Endpointer(timing(options)),
                course(options, mel),
                whisper.placement()::notice);
    }

    /// What Whisper hears of a stream, in frames of 10 ms.
    private record Features(MelStream mel) implements Sound {
        @Override
        public void accept(float[] samples) {
            mel.accept(samples);
        }

        @Override
        public void finish() {
            mel.finish();
        }

        @Override
        public void dropBefore(long frame) {
            mel.dropBefore(frame);
        }
    }

    private static EndpointTiming timing(RecognitionOptions options) {
        return TIMING.as(options.endpointing());
    }

    /// How far above the noise speech is, in dB. Where an utterance must be seen to end, noise must not
    /// pass for speech. Where only silence is left out, rather too much is heard: of speech in noise as
    /// loud as itself 2 % was left out with 1.2 dB and 6 % with 1.8.
    private static double aboveNoise(RecognitionOptions options) {
        return switch (options.decoding().windows().mode()) {
            case SILENCES -> 1.2;
            case SLIDING, UTTERANCES, LIVE -> 1.8;
        };
    }

    private Course course(RecognitionOptions options, MelStream mel) {
        var decoding = options.decoding();
        var windows = decoding.windows();
        var voice = new SegmentVoice(whisper.tokens(), options.interim());
        var shape = whisper.shape();
        var full = WindowLength.full(shape.windowFrames());
        var fitted = WindowLength.fitted(shape.windowFrames());
        return switch (windows.mode()) {
            case SLIDING ->
                new SlidingCourse(
                        new SlidingWindow(
                                whisper.tokens(),
                                shape,
                                decoding,
                                wordTimes(options),
                                clips(decoding),
                                history(decoding),
                                new int[0]),
                        reader(options, mel, 0, full),
                        voice,
                        shape.windowFrames());
            case SILENCES ->
                stretches(options, LONGEST_GAP, windows.batchSize(), reader(options, mel, SURE, fitted), voice);
            case UTTERANCES -> stretches(options, EVERY_UTTERANCE, 1, reader(options, mel, SURE, fitted), voice);
            case LIVE ->
                options.interim() && decoding.timing().clips().isEmpty()
                        ? live(options, mel, fitted, voice)
                        : stretches(options, EVERY_UTTERANCE, 1, reader(options, mel, SURE, fitted), voice);
        };
    }

    private Course live(RecognitionOptions options, MelStream mel, WindowLength length, SegmentVoice voice) {
        var live = options.decoding().live();
        var language = SpokenLanguage.of(language(options), SURE);
        var drafter = reader(options.withDecoding(options.decoding().with(DRAFT)), mel, language, length);
        var look = look(options);
        var history = history(options.decoding().with(told(options, false, live.conditioned())));
        return new LiveCourse(
                (stretch, first, written) ->
                        alone(options, stretch, told(options, first, live.conditioned()), history, written),
                window -> drafter.draft(window, look),
                () -> settling(live.policy()),
                new DraftPace((int) (live.step().toMillis() / 10)),
                history,
                reader(options, mel, language, length),
                voice,
                whisper.tokens(),
                timing(options).lateness());
    }

    private static Settling settling(Policy policy) {
        return switch (policy) {
            case LOCAL_AGREEMENT -> new LocalAgreement();
            case ALIGN_ATT -> new AlignAtt();
        };
    }

    private Look look(RecognitionOptions options) {
        return switch (options.decoding().live().policy()) {
            case LOCAL_AGREEMENT -> Look.NOWHERE;
            case ALIGN_ATT -> wordTimes(options)::attended;
        };
    }

    private Course stretches(
            RecognitionOptions options, int longestGap, int batchSize, WindowReader reader, SegmentVoice voice) {
        var stretches = new Stretches(timing(options), whisper.shape().windowFrames(), longestGap);
        return new StretchCourse(
                stretches,
                clips(options.decoding()),
                (stretch, first) -> {
                    var told = told(options, first, false);
                    var history = history(options.decoding().with(told));
                    return alone(options, stretch, told, history, new int[0]);
                },
                reader,
                voice,
                batchSize);
    }

    /// What a stretch is told that is read by itself: what every text is told, and no more.
    ///
    /// @param first whether none was read before it
    /// @param conditioned whether it is told the text of those before it
    private static Prompting told(RecognitionOptions options, boolean first, boolean conditioned) {
        var prompting = options.decoding().prompting();
        var prefix = first ? prompting.prefix() : Optional.<String>empty();
        return new Prompting(prompting.initial(), true, prefix, prompting.hotwords(), conditioned);
    }

    private PromptHistory history(Decoding decoding) {
        return new PromptHistory(
                whisper.tokens(), decoding.prompting(), whisper.shape().promptTokens());
    }

    /// @param written what is settled of it
    private SlidingWindow alone(
            RecognitionOptions options, Stretch stretch, Prompting told, PromptHistory history, int[] written) {
        long worth = Math.max(stretch.start() + 1, stretch.speechEnd() - REST);
        var clips = List.of(new Clip(stretch.start(), stretch.end(), worth));
        var decoding = options.decoding().with(told);
        var sliding = new SlidingWindow(
                whisper.tokens(), whisper.shape(), decoding, wordTimes(options), clips, history, written);
        sliding.finish(stretch.end());
        return sliding;
    }

    private WordTimes wordTimes(RecognitionOptions options) {
        var timing = options.decoding().timing();
        return new WordTimes(
                whisper.tokens(), options.task(), timing.prependPunctuations(), timing.appendPunctuations());
    }

    private WindowReader reader(RecognitionOptions options, MelStream mel, double sure, WindowLength length) {
        return reader(options, mel, SpokenLanguage.of(language(options), sure), length);
    }

    private WindowReader reader(
            RecognitionOptions options, MelStream mel, SpokenLanguage language, WindowLength length) {
        var suppressed = whisper.config().generation().suppressTokens().stream()
                .mapToInt(Integer::intValue)
                .toArray();
        var decoder = new WindowDecoder(
                whisper.tokens(), options.decoding(), whisper.shape().textTokens(), suppressed);
        return new WindowReader(whisper, decoder, options.task(), mel, language, length);
    }

    private Optional<String> language(RecognitionOptions options) {
        if (!whisper.tokens().multilingual()) {
            return Optional.of("en");
        }
        return options.language().map(this::code);
    }

    private String code(String tag) {
        return WhisperLanguages.code(tag, whisper.tokens().languages().keySet())
                .orElseThrow(() ->
                        new SttException(SttError.UNSUPPORTED, "This model does not know the language '" + tag + "'."));
    }

    private static List<Clip> clips(Decoding decoding) {
        var clips = decoding.timing().clips();
        return clips.isEmpty()
                ? List.of(Clip.EVERYTHING)
                : clips.stream().map(Streams::clip).toList();
    }

    private static Clip clip(TimeSpan span) {
        return new Clip(frame(span.start()), frame(span.end()));
    }

    private static long frame(Duration at) {
        return (long) Math.rint(at.getSeconds() * 100.0 + at.getNano() / 1e7);
    }
}
