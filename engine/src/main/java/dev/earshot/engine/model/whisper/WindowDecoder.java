package dev.earshot.engine.model.whisper;

import dev.earshot.engine.decode.Softmax;
import dev.earshot.engine.model.whisper.WhisperNetwork.Heard;
import dev.earshot.engine.recognition.Decoding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/// Finds out in which language windows are and what is said in them. From openai/whisper, `detect_language` and
/// `decode_with_fallback`.
///
/// A text that repeats itself or is improbable is not believed: its window is written again at the next temperature,
/// unless nobody seems to speak in it. The last text stands, whatever it is. Immutable and safe for many threads.
final class WindowDecoder {
    private final WhisperTokens tokens;
    private final List<Double> temperatures;
    private final Decoding.Thresholds thresholds;
    private final WindowWriter writer;

    /// @param context how many tokens the network's decoder reads at most
    /// @param suppressedByConfig what the checkpoint's generation config says is never written
    WindowDecoder(WhisperTokens tokens, Decoding decoding, int context, int[] suppressedByConfig) {
        this(
                tokens,
                decoding,
                context,
                suppressedByConfig,
                seeded(decoding.search().seed()));
    }

    /// @param uniforms for a temperature, fresh numbers to draw the tokens of one window with
    WindowDecoder(
            WhisperTokens tokens,
            Decoding decoding,
            int context,
            int[] suppressedByConfig,
            DoubleFunction<DoubleSupplier> uniforms) {
        this.tokens = tokens;
        this.temperatures = decoding.search().temperatures();
        this.thresholds = decoding.thresholds();
        this.writer = new WindowWriter(tokens, decoding, context, suppressedByConfig, uniforms);
        if (temperatures.isEmpty()) {
            throw new IllegalArgumentException("there is no temperature to decode at");
        }
    }

    /// Every window has the same numbers, so that its text does not hang on what it is batched with.
    private static DoubleFunction<DoubleSupplier> seeded(long seed) {
        return temperature -> new SplittableRandom(31 * seed + Double.hashCode(temperature))::nextDouble;
    }

    /// Is told what has been written so far, after every token.
    @FunctionalInterface
    interface Interim {
        Interim IGNORED = (_, _) -> {};

        /// @param request which of the requests, by its place among them
        /// @param tokensSoFar time stamps included; may change altogether, and begins anew at every temperature
        void on(int request, int[] tokensSoFar);
    }

    /// Guesses the language of every window. A model that knows only English says so without listening.
    List<LanguageGuess> detect(Heard heard) throws InterruptedException {
        int windows = heard.windows();
        if (!tokens.multilingual()) {
            var certain = new LinkedHashMap<>(Map.of("en", 1.0));
            return Collections.nCopies(windows, new LanguageGuess("en", certain));
        }
        var prompts = new int[windows][];
        for (int i = 0; i < windows; i++) {
            prompts[i] = new int[] {tokens.startOfTranscript()};
        }
        try (var writing = heard.write(IntStream.range(0, windows).toArray(), prompts)) {
            var logits = writing.first();
            return IntStream.range(0, windows)
                    .mapToObj(row -> guess(logits, row * writing.vocabulary()))
                    .toList();
        }
    }

    /// Writes windows, all of them in one batch where their prompts are of the same length.
    ///
    /// @return the texts, in the order of the requests
    List<WindowText> decode(Heard heard, List<WindowRequest> requests, Interim interim) throws InterruptedException {
        var texts = new WindowText[requests.size()];
        var pending = IntStream.range(0, texts.length).boxed().toList();
        for (double temperature : temperatures) {
            var now = pending;
            var written = writer.write(
                    heard,
                    now.stream().map(requests::get).toList(),
                    temperature,
                    (i, soFar) -> interim.on(now.get(i), soFar));
            pending = new ArrayList<>();
            for (int i = 0; i < now.size(); i++) {
                texts[now.get(i)] = written.get(i);
                if (isDoubtful(written.get(i))) {
                    pending.add(now.get(i));
                }
            }
        }
        return List.of(texts);
    }

    /// The softmax over the languages only.
    private LanguageGuess guess(float[] logits, int offset) {
        var scores = new float[tokens.languages().size()];
        int i = 0;
        for (int token : tokens.languages().values()) {
            scores[i++] = logits[offset + token];
        }
        double logSum = Softmax.logSumExp(scores, 0, scores.length);
        var probabilities = new LinkedHashMap<String, Double>();
        tokens.languages().entrySet().stream()
                .sorted(Comparator.comparingDouble(language -> -logits[offset + language.getValue()]))
                .forEach(language ->
                        probabilities.put(language.getKey(), Math.exp(logits[offset + language.getValue()] - logSum)));
        return new LanguageGuess(probabilities.firstEntry().getKey(), probabilities);
    }

    /// Whether nobody seems to speak, so that the text, which is improbable, is made up.
    boolean isSilence(WindowText text) {
        return text.isSilence(thresholds);
    }

    /// Whether the text repeats itself or is improbable, where somebody seems to speak.
    boolean isDoubtful(WindowText text) {
        boolean repetitive =
                text.compressionRatio() > thresholds.compressionRatio().orElse(Double.POSITIVE_INFINITY);
        boolean improbable =
                text.meanLogProbability() < thresholds.logProbability().orElse(Double.NEGATIVE_INFINITY);
        boolean silent = text.noSpeech() > thresholds.noSpeech().orElse(Double.POSITIVE_INFINITY);
        return (repetitive || improbable) && !(silent && improbable);
    }
}
