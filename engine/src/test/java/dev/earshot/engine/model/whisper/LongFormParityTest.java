package dev.earshot.engine.model.whisper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.engine.Shared;
import dev.earshot.engine.decode.Tokenizer;
import dev.earshot.engine.features.LogMel;
import dev.earshot.engine.features.Mel;
import dev.earshot.engine.inference.Placement;
import dev.earshot.engine.model.whisper.SlidingWindow.Clip;
import dev.earshot.engine.model.whisper.WindowReader.Turn;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.Decoding.Prompting;
import dev.earshot.engine.recognition.Decoding.Search;
import dev.earshot.engine.recognition.Decoding.Thresholds;
import dev.earshot.engine.recognition.Decoding.Timing;
import dev.earshot.engine.recognition.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Long audio and word times against the reference's `transcribe`, in fp32; skipped where the fixtures are
/// absent.
///
/// As the reference does, all features are compared to the loudest value of the whole recording, so it is
/// heard to its end before the first window is decoded.
class LongFormParityTest {
    private static final Map<String, Whisper> LOADED = new ConcurrentHashMap<>();

    @AfterAll
    static void unload() {
        LOADED.values().forEach(whisper -> whisper.placement().network().close());
        LOADED.clear();
    }

    private static Whisper whisper(String checkpoint) {
        return LOADED.computeIfAbsent(checkpoint, LongFormParityTest::load);
    }

    static Whisper load(String checkpoint) {
        var folder = Shared.fixture(checkpoint);
        var config = WhisperConfig.read(folder);
        var tokens =
                WhisperTokens.of(Tokenizer.read(folder), config.generation().multilingual());
        return new Whisper(
                Placement.onProcessor(TorchWhisperParityTest.load(checkpoint, TorchWhisperParityTest.FP32)),
                config,
                tokens,
                new LogMel(config.melBands()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"whisper-rand-multi", "whisper-rand-v3", "whisper-rand-en"})
    void alignsAGivenText(String checkpoint) throws Exception {
        var golden = Shared.json(checkpoint + "/golden.json").path("alignment");
        var whisper = whisper(checkpoint);
        int frames = golden.path("num_frames").asInt();
        int[] text = ints(golden.path("text_tokens"));
        Mel mel = whisper.features().ofWindow(Shared.sound("audio/jfk.wav"));
        try (var heard = whisper.placement().network().encode(List.of(mel))) {
            var words = new WordTimes(whisper.tokens(), Task.TRANSCRIBE, "", "")
                    .align(
                            text,
                            "en",
                            frames / 2,
                            (tokens, first, count) -> heard.align(
                                    0,
                                    tokens,
                                    first,
                                    count,
                                    whisper.config().generation().alignmentHeads(),
                                    whisper.tokens().endOfText()));
            assertWords(golden.path("words"), words, "word");
        }
    }

    @TestFactory
    Stream<DynamicTest> transcribesClips() {
        return runs("whisper-demo", "clips")
                .map(clip -> DynamicTest.dynamicTest(clip.path("file").asString(), () -> {
                    var sound = Shared.sound(
                            "whisper-demo/audio/" + clip.path("file").asString());
                    check("whisper-demo", sound, clip.path("transcribe"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> transcribesLongAudio() {
        return Stream.of("long", "sparse")
                .flatMap(name -> runs("whisper-demo", name + ".runs")
                        .map(run -> DynamicTest.dynamicTest(name + " " + run.path("options"), () -> {
                            check("whisper-demo", Shared.sound("whisper-demo/audio/" + name + ".wav"), run);
                        })));
    }

    @TestFactory
    Stream<DynamicTest> transcribesWithRandomWeights() {
        return runs("whisper-rand-multi", "transcribe")
                .map(run -> DynamicTest.dynamicTest(run.path("options").toString(), () -> {
                    float[] jfk = Shared.sound("audio/jfk.wav");
                    float[] speech = Shared.sound("audio/silero_test.wav");
                    float[] joined = Arrays.copyOf(jfk, jfk.length + 34 * 16_000);
                    System.arraycopy(speech, 0, joined, jfk.length, 34 * 16_000);
                    check("whisper-rand-multi", joined, run);
                }));
    }

    private static Stream<JsonNode> runs(String checkpoint, String path) {
        JsonNode node = Shared.json(checkpoint + "/golden.json");
        for (var part : path.split("\\.")) {
            node = node.path(part);
        }
        return node.valueStream();
    }

    private static void check(String checkpoint, float[] sound, JsonNode run) throws Exception {
        assertSegments(run.path("segments"), transcribe(whisper(checkpoint), sound, run.path("options")));
    }

    private static List<TimedSegment> transcribe(Whisper whisper, float[] sound, JsonNode options) throws Exception {
        var mel = whisper.features().open();
        mel.accept(sound);
        mel.finish();
        var decoding = decoding(options);
        var timing = decoding.timing();
        var words = new WordTimes(
                whisper.tokens(), Task.TRANSCRIBE, timing.prependPunctuations(), timing.appendPunctuations());
        var history = new PromptHistory(
                whisper.tokens(), decoding.prompting(), whisper.shape().promptTokens());
        var sliding = new SlidingWindow(
                whisper.tokens(), whisper.shape(), decoding, words, clips(options, mel.frames()), history, new int[0]);
        sliding.finish(mel.frames());
        var suppressed = whisper.config().generation().suppressTokens().stream()
                .mapToInt(Integer::intValue)
                .toArray();
        var decoder = new WindowDecoder(whisper.tokens(), decoding, 448, suppressed);
        var language =
                SpokenLanguage.of(Optional.ofNullable(options.get("language")).map(JsonNode::asString), 0);
        var reader = new WindowReader(whisper, decoder, Task.TRANSCRIBE, mel, language, WindowLength.full(3000));
        if (language.settled().isEmpty()) {
            reader.hearLanguage(0, 3000);
        }
        var segments = new ArrayList<TimedSegment>();
        for (var window = sliding.next(mel.frames()); window.isPresent(); window = sliding.next(mel.frames())) {
            segments.addAll(reader.read(
                            List.of(new Turn(sliding, window.get(), OptionalLong.empty())),
                            WindowDecoder.Interim.IGNORED)
                    .getFirst());
        }
        return segments;
    }

    private static Decoding decoding(JsonNode options) {
        var search = Search.DEFAULT;
        var timing = Timing.DEFAULT;
        var thresholds = Thresholds.DEFAULT;
        return new Decoding(
                new Search(
                        List.of(0.0),
                        options.path("beam_size").asInt(1),
                        1,
                        OptionalDouble.empty(),
                        1,
                        options.has("sample_len")
                                ? OptionalInt.of(options.path("sample_len").asInt())
                                : OptionalInt.empty(),
                        search.suppressTokens(),
                        true,
                        0),
                new Prompting(
                        Optional.ofNullable(options.get("initial_prompt")).map(JsonNode::asString),
                        options.path("carry_initial_prompt").asBoolean(false),
                        Optional.empty(),
                        List.of(),
                        options.path("condition_on_previous_text").asBoolean(true)),
                new Thresholds(
                        thresholds.compressionRatio(),
                        options.path("logprob_threshold").isNull()
                                ? OptionalDouble.empty()
                                : thresholds.logProbability(),
                        options.path("no_speech_threshold").isNull() ? OptionalDouble.empty() : thresholds.noSpeech(),
                        options.has("hallucination_silence_threshold")
                                ? OptionalDouble.of(options.path("hallucination_silence_threshold")
                                        .asDouble())
                                : OptionalDouble.empty()),
                new Timing(
                        true,
                        timing.maxInitial(),
                        options.path("word_timestamps").asBoolean(false),
                        timing.prependPunctuations(),
                        timing.appendPunctuations(),
                        List.of()),
                Decoding.Windows.DEFAULT,
                Decoding.Live.DEFAULT,
                Decoding.Letters.DEFAULT);
    }

    /// The reference's clips: the last may have no end.
    private static List<Clip> clips(JsonNode options, long frames) {
        if (!options.has("clip_timestamps")) {
            return List.of(Clip.EVERYTHING);
        }
        long[] points = Stream.concat(
                        Arrays.stream(options.path("clip_timestamps").asString().split(",")),
                        Stream.of(String.valueOf(frames / 100.0)))
                .mapToLong(seconds -> (long) Math.rint(Double.parseDouble(seconds) * 100))
                .toArray();
        return IntStream.range(0, points.length / 2)
                .mapToObj(i -> new Clip(points[2 * i], points[2 * i + 1]))
                .toList();
    }

    private static void assertSegments(JsonNode expected, List<TimedSegment> actual) {
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            var golden = expected.path(i);
            var segment = actual.get(i);
            assertArrayEquals(ints(golden.path("tokens")), segment.tokens(), "tokens of segment " + i);
            assertEquals(golden.path("text").asString(), segment.text());
            assertEquals(golden.path("start").asDouble(), segment.start(), 1e-6, "start of segment " + i);
            assertEquals(golden.path("end").asDouble(), segment.end(), 1e-6, "end of segment " + i);
            assertEquals(
                    golden.path("avg_logprob").asDouble(), segment.window().meanLogProbability(), 1e-3, "segment " + i);
            assertEquals(
                    golden.path("no_speech_prob").asDouble(), segment.window().noSpeech(), 1e-4);
            if (golden.has("words")) {
                assertWords(golden.path("words"), segment.words(), "segment " + i);
            }
        }
        assertEquals(expected.size(), actual.size());
    }

    private static void assertWords(JsonNode expected, List<TimedWord> actual, String where) {
        assertEquals(
                expected.valueStream().map(word -> word.path("word").asString()).toList(),
                actual.stream().map(TimedWord::text).toList());
        for (int i = 0; i < actual.size(); i++) {
            var golden = expected.path(i);
            var word = actual.get(i);
            assertEquals(golden.path("start").asDouble(), word.start(), 1e-6, where + ", start of word " + i);
            assertEquals(golden.path("end").asDouble(), word.end(), 1e-6, where + ", end of word " + i);
            double probability = golden.path("probability").asDouble();
            assertEquals(probability, word.probability(), 1e-3 * probability + 1e-7, where + ", word " + i);
        }
    }

    private static int[] ints(JsonNode array) {
        return array.valueStream().mapToInt(JsonNode::asInt).toArray();
    }
}
