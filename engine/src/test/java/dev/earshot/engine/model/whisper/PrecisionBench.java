package dev.earshot.engine.model.whisper;

import dev.earshot.engine.Shared;
import dev.earshot.engine.decode.Tokenizer;
import dev.earshot.engine.features.LogMel;
import dev.earshot.engine.features.Mel;
import dev.earshot.engine.inference.Precision;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.Task;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Prints how much of the reference's text each precision writes, and what hearing less than 30 s changes. Run by hand:
/// `./mvnw -pl engine test -Dtest=PrecisionBench`.
class PrecisionBench {
    private static final String DEMO = "whisper-demo";
    private static final List<Arithmetic> PRECISIONS = List.of(
            new Arithmetic(Precision.FP32, Precision.FP32),
            new Arithmetic(Precision.BF16, Precision.BF16),
            new Arithmetic(Precision.INT8, Precision.INT8),
            new Arithmetic(Precision.FP32, Precision.INT8),
            new Arithmetic(Precision.BF16, Precision.INT8));
    private static final int WINDOW = 3000; // frames of 10 ms

    private final WhisperConfig config = WhisperConfig.read(Shared.fixture(DEMO));
    private final WhisperTokens tokens = WhisperTokens.of(
            Tokenizer.read(Shared.fixture(DEMO)), config.generation().multilingual());
    private final List<JsonNode> clips =
            Shared.json(DEMO + "/golden.json").path("clips").valueStream().toList();

    @Test
    void agreementOfPrecisions() throws Exception {
        System.out.println("precision                     same tokens  same text  same language  mean |log-prob diff|");
        for (var arithmetic : PRECISIONS) {
            System.out.printf("%-28s  %s%n", arithmetic.label(), agreement(arithmetic, WINDOW));
        }
    }

    @Test
    void agreementOfShorterHearing() throws Exception {
        System.out.println("silence after the clip        same tokens  same text  same language  mean |log-prob diff|");
        for (int margin : List.of(0, 10, 25, 50, 100, 200, 400, 800, WINDOW)) {
            System.out.printf("%-28s  %s%n", margin / 100.0 + " s", agreement(PRECISIONS.getFirst(), margin));
        }
    }

    private String agreement(Arithmetic arithmetic, int margin) throws InterruptedException {
        int sameTokens = 0;
        int sameText = 0;
        int sameLanguage = 0;
        double difference = 0;
        var decoder = new WindowDecoder(tokens, greedy(), config.textPositions(), new int[0]);
        try (var network = TorchWhisperParityTest.load(DEMO, arithmetic)) {
            for (var clip : clips) {
                var golden = clip.path("greedy");
                try (var heard = network.encode(List.of(mel(clip, margin)))) {
                    var language = decoder.detect(heard).getFirst().language();
                    var request = new WindowRequest(
                            0,
                            clip.path("language").asString(),
                            Task.TRANSCRIBE,
                            new int[0],
                            new int[0],
                            new int[0],
                            end(clip, margin));
                    var text = decoder.decode(heard, List.of(request), WindowDecoder.Interim.IGNORED)
                            .getFirst();
                    int[] expected = golden.path("tokens")
                            .valueStream()
                            .mapToInt(JsonNode::asInt)
                            .toArray();
                    sameTokens += Arrays.equals(expected, text.tokens()) ? 1 : 0;
                    sameText += golden.path("text").asString().equals(text.text()) ? 1 : 0;
                    sameLanguage += clip.path("language").asString().equals(language) ? 1 : 0;
                    difference += Math.abs(golden.path("avg_logprob").asDouble() - text.meanLogProbability());
                }
            }
        }
        return "%8d/%d %8d/%d %10d/%d %14.4f"
                .formatted(
                        sameTokens,
                        clips.size(),
                        sameText,
                        clips.size(),
                        sameLanguage,
                        clips.size(),
                        difference / clips.size());
    }

    private OptionalInt end(JsonNode clip, int margin) {
        var words = clip.path("words");
        double end = words.path(words.size() - 1).path(2).asDouble();
        return margin == WINDOW ? OptionalInt.empty() : OptionalInt.of((int) Math.ceil((end + 0.1) * 50));
    }

    private Mel mel(JsonNode clip, int margin) {
        var samples = Shared.sound(DEMO + "/audio/" + clip.path("file").asString());
        var whole = new LogMel(config.melBands()).ofWindow(samples);
        int frames = Math.min(WINDOW, (samples.length / LogMel.HOP + margin) / 2 * 2);
        var values = new float[whole.bands() * frames];
        for (int band = 0; band < whole.bands(); band++) {
            System.arraycopy(whole.values(), band * whole.frames(), values, band * frames, frames);
        }
        return new Mel(values, whole.bands(), frames);
    }

    private static Decoding greedy() {
        var search = Decoding.Search.DEFAULT;
        return Decoding.DEFAULT.with(new Decoding.Search(
                List.of(0.0),
                1,
                search.patience(),
                search.lengthPenalty(),
                search.bestOf(),
                search.sampleLength(),
                search.suppressTokens(),
                search.suppressBlank(),
                search.seed()));
    }
}
