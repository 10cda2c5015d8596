package dev.earshot.engine.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.Shared;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Against the reference's ids, texts and word offsets; skipped where the fixtures are absent.
class CtcParityTest {
    @ParameterizedTest
    @ValueSource(strings = {"wav2vec2-rand-group", "wav2vec2-rand-layer"})
    void readsTheReferencesScoresAsTheReference(String checkpoint) {
        var vocabulary = CtcVocabulary.read(Shared.fixture(checkpoint));
        var clips = Shared.json(checkpoint + "/golden.json").path("clips");

        assertTrue(clips.size() >= 6);
        for (var clip : clips.properties()) {
            float[] scores = Shared.golden(checkpoint + "/golden.safetensors", clip.getKey() + ".logits");
            var emissions = Emissions.ofScores(scores, vocabulary.size());
            var text = CtcText.of(vocabulary, GreedyCtc.decode(emissions, vocabulary.blank()));

            assertArrayEquals(ints(clip.getValue().path("ids")), GreedyCtc.path(emissions), clip.getKey());
            assertEquals(clip.getValue().path("text").asString(), text.text());
            assertEquals(
                    offsets(clip.getValue().path("word_offsets")),
                    text.words().stream().map(CtcParityTest::offsets).toList());
            assertEquals(clip.getValue().path("log_softmax_mean_of_argmax").asDouble(), meanOfBest(emissions), 1e-5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wav2vec2-rand-group", "wav2vec2-rand-layer"})
    void collapsesPathsAsTheReference(String checkpoint) {
        var vocabulary = CtcVocabulary.read(Shared.fixture(checkpoint));
        for (var path : Shared.json(checkpoint + "/golden.json").path("ctc_cases")) {
            var spans = GreedyCtc.decode(certain(ints(path.path("ids")), vocabulary.size()), vocabulary.blank());
            assertEquals(
                    path.path("text").asString(), CtcText.of(vocabulary, spans).text());
        }
    }

    private static double meanOfBest(Emissions emissions) {
        double sum = 0;
        for (int frame = 0; frame < emissions.frames(); frame++) {
            sum += emissions.at(frame, emissions.best(frame));
        }
        return sum / emissions.frames();
    }

    private static Emissions certain(int[] path, int tokens) {
        float[] scores = new float[path.length * tokens];
        Arrays.fill(scores, -9);
        for (int frame = 0; frame < path.length; frame++) {
            scores[frame * tokens + path[frame]] = 0;
        }
        return Emissions.ofScores(scores, tokens);
    }

    private static List<String> offsets(JsonNode words) {
        return words.valueStream()
                .map(word -> word.path("word").asString() + " "
                        + word.path("start_offset").asInt() + " "
                        + word.path("end_offset").asInt())
                .toList();
    }

    private static String offsets(CtcWord word) {
        return word.text() + " " + word.start() + " " + word.end();
    }

    private static int[] ints(JsonNode array) {
        return array.valueStream().mapToInt(JsonNode::asInt).toArray();
    }
}
