package dev.earshot.engine.model.whisper;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.decode.BeamSearch;
import dev.earshot.engine.decode.GreedySearch;
import dev.earshot.engine.decode.Hypothesis;
import dev.earshot.engine.decode.LogitRule;
import dev.earshot.engine.decode.Ranking;
import dev.earshot.engine.decode.SamplingSearch;
import dev.earshot.engine.decode.Search;
import dev.earshot.engine.decode.SearchSpace;
import dev.earshot.engine.decode.Softmax;
import dev.earshot.engine.decode.TokenLoop;
import dev.earshot.engine.model.whisper.WhisperNetwork.Heard;
import dev.earshot.engine.model.whisper.WhisperNetwork.Writing;
import dev.earshot.engine.recognition.Decoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Writes windows at one temperature: in one batch those with prompts of one length, batch after batch. At temperature
/// 0 the most probable text is searched for, above it some are drawn. From openai/whisper, `DecodingTask`. Immutable.
final class WindowWriter {
    private final WhisperTokens tokens;
    private final Decoding.Search search;
    private final int context;
    private final int sampleLength;
    private final Prompts prompts;
    private final List<LogitRule> rules;
    private final Ranking ranking;
    private final DoubleFunction<DoubleSupplier> uniforms;

    WindowWriter(
            WhisperTokens tokens,
            Decoding decoding,
            int context,
            int[] suppressedByConfig,
            DoubleFunction<DoubleSupplier> uniforms) {
        this.tokens = tokens;
        this.search = decoding.search();
        this.context = context;
        this.sampleLength = search.sampleLength().orElse(context / 2);
        this.prompts = new Prompts(
                tokens,
                decoding.timing().segments(),
                context,
                sampleLength,
                decoding.prompting().hotwords());
        this.rules = WindowRules.of(tokens, decoding, suppressedByConfig);
        this.ranking = new Ranking(search.lengthPenalty());
        this.uniforms = uniforms;
    }

    /// @return the texts, in the order of the requests
    List<WindowText> write(Heard heard, List<WindowRequest> requests, double temperature, WindowDecoder.Interim interim)
            throws InterruptedException {
        var texts = new WindowText[requests.size()];
        for (var batch : batches(requests)) {
            write(heard, batch, temperature, interim, texts);
        }
        return List.of(texts);
    }

    /// @param number of the request, by its place
    private record Job(int number, WindowRequest request, Prompt prompt) {
        /// What must be the same for all rows of a batch.
        Shape shape() {
            return new Shape(prompt.tokens().length, prompt.start());
        }
    }

    private record Shape(int length, int start) {}

    private Iterable<List<Job>> batches(List<WindowRequest> requests) {
        return IntStream.range(0, requests.size())
                .mapToObj(i -> new Job(i, requests.get(i), prompts.of(requests.get(i))))
                .collect(Collectors.groupingBy(Job::shape, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private void write(
            Heard heard, List<Job> batch, double temperature, WindowDecoder.Interim interim, WindowText[] texts)
            throws InterruptedException {
        int[] windows = batch.stream().mapToInt(job -> job.request().window()).toArray();
        int[][] rows = batch.stream().map(job -> job.prompt().tokens()).toArray(int[][]::new);
        try (var writing = heard.write(windows, rows)) {
            var shape = batch.getFirst().shape();
            var noSpeech = noSpeech(writing, shape.start(), batch.size());
            demandNumbers(noSpeech);
            int length = Math.min(sampleLength, context - shape.length() + 1);
            var searches = new ArrayList<Search>();
            for (var job : batch) {
                var space = new SearchSpace(writing.vocabulary(), tokens.endOfText(), rules(job.request()), length);
                searches.add(search(space, temperature));
            }
            new TokenLoop(writing)
                    .run(
                            searches,
                            writing.first(),
                            (i, state) -> interim.on(
                                    batch.get(i).number(), written(batch.get(i).request(), state.best())));
            for (int i = 0; i < batch.size(); i++) {
                var job = batch.get(i);
                texts[job.number()] = text(job.request(), searches.get(i).best(), noSpeech[i], temperature);
            }
        }
    }

    private List<LogitRule> rules(WindowRequest request) {
        var end = request.soundEnd().stream()
                .mapToObj(at -> (LogitRule) new EndOfSound(tokens.endOfText(), tokens.timestampBegin(), at));
        return Stream.concat(end, rules.stream())
                .map(rule -> request.begun().length == 0 ? rule : new Continued(rule, request.begun()))
                .toList();
    }

    /// A rule for a text that has begun before the first token that is chosen.
    private record Continued(LogitRule rule, int[] begun) implements LogitRule {
        @Override
        public void apply(float[] logits, int offset, int vocabulary, int[] tokens, int length) {
            rule.apply(logits, offset, vocabulary, joined(begun, tokens, length), begun.length + length);
        }
    }

    private static int[] joined(int[] begun, int[] tokens, int length) {
        var all = Arrays.copyOf(begun, begun.length + length);
        System.arraycopy(tokens, 0, all, begun.length, length);
        return all;
    }

    private double[] noSpeech(Writing writing, int start, int rows) {
        var logits = writing.within(start);
        int vocabulary = writing.vocabulary();
        return IntStream.range(0, rows)
                .map(row -> row * vocabulary)
                .mapToDouble(offset -> Math.exp(
                        logits[offset + tokens.noSpeech()] - Softmax.logSumExp(logits, offset, offset + vocabulary)))
                .toArray();
    }

    /// All scores have a part in these probabilities, so that damaged weights, or numbers too large for their
    /// precision, show here.
    private static void demandNumbers(double[] probabilities) {
        if (Arrays.stream(probabilities).anyMatch(Double::isNaN)) {
            throw new SttException(
                    SttError.MODEL_CORRUPT,
                    "What the model computes are no numbers: its weights are damaged, or its precision is too small for"
                            + " them. Download the model again, or choose fp32.");
        }
    }

    private Search search(SearchSpace space, double temperature) {
        if (temperature > 0) {
            return new SamplingSearch(space, temperature, search.bestOf(), ranking, uniforms.apply(temperature));
        }
        return search.beamSize() > 1
                ? new BeamSearch(space, search.beamSize(), search.patience(), ranking)
                : new GreedySearch(space);
    }

    private static int[] written(WindowRequest request, Hypothesis found) {
        return joined(request.begun(), found.tokens(), found.tokens().length);
    }

    private WindowText text(WindowRequest request, Hypothesis found, double noSpeech, double temperature) {
        int[] written = written(request, found);
        // Special tokens other than time stamps are spelt out here, as the reference does before it measures the text.
        int[] spelt = Arrays.stream(written)
                .filter(token -> !tokens.isTimestamp(token))
                .toArray();
        var text = stripped(tokens.tokenizer().decode(spelt));
        return new WindowText(
                written,
                text,
                request.language(),
                found.meanLogProbability(),
                noSpeech,
                temperature,
                Compression.ratio(text));
    }

    /// Without what Unicode calls white space at both ends; [String#strip] leaves the blanks that do not break.
    private static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }
}
