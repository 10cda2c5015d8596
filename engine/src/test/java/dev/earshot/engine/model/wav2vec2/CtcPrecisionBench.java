package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.Shared;
import dev.earshot.engine.decode.CtcText;
import dev.earshot.engine.decode.CtcVocabulary;
import dev.earshot.engine.decode.CtcWord;
import dev.earshot.engine.decode.Emissions;
import dev.earshot.engine.decode.GreedyCtc;
import dev.earshot.engine.inference.Placement;
import dev.earshot.engine.inference.Precision;
import dev.earshot.engine.recognition.SoundBuffer;
import dev.earshot.engine.transcript.TranscriptBuilder;
import dev.earshot.engine.transcript.Word;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Prints how close each precision comes to the reference, and how close windows come to the whole. Run by hand:
/// `./mvnw -pl engine test -Dtest=CtcPrecisionBench`.
class CtcPrecisionBench {
    private static final List<Precision> PRECISIONS = List.of(Precision.FP32, Precision.BF16, Precision.INT8);

    @ParameterizedTest
    @ValueSource(strings = {"wav2vec2-rand-group", "wav2vec2-rand-layer"})
    void besideTheReference(String checkpoint) throws Exception {
        var vocabulary = CtcVocabulary.read(Shared.fixture(checkpoint));
        var clips = Shared.json(checkpoint + "/golden.json").path("clips");
        for (var precision : PRECISIONS) {
            double largest = 0;
            double error = 0;
            double signal = 0;
            int texts = 0;
            int offsets = 0;
            int frames = 0;
            int same = 0;
            try (var network = TorchWav2Vec2ParityTest.load(checkpoint, precision)) {
                for (var clip : clips.propertyNames()) {
                    var expected = Shared.golden(checkpoint + "/golden.safetensors", clip + ".logits");
                    var scores = network.score(List.of(Loudness.normalized(TorchWav2Vec2ParityTest.clip(clip))))
                            .getFirst();
                    for (int i = 0; i < scores.length; i++) {
                        largest = Math.max(largest, Math.abs(scores[i] - expected[i]));
                        error += Math.pow(scores[i] - expected[i], 2);
                        signal += Math.pow(expected[i], 2);
                    }
                    var wanted = text(vocabulary, expected);
                    var written = text(vocabulary, scores);
                    texts += wanted.text().equals(written.text()) ? 1 : 0;
                    offsets += spans(wanted).equals(spans(written)) ? 1 : 0;
                    frames += scores.length / 32;
                    same += agreeing(expected, scores);
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s %s: largest difference %.6f, relative %.6f, same token in %d of %d frames,"
                            + " same text %d, same times %d of %d clips%n",
                    checkpoint,
                    precision.label(),
                    largest,
                    Math.sqrt(error / signal),
                    same,
                    frames,
                    texts,
                    offsets,
                    clips.size());
        }
    }

    /// A minute of speech as one window and in several.
    @ParameterizedTest
    @ValueSource(strings = {"wav2vec2-rand-group", "wav2vec2-rand-layer"})
    void windowsBesideTheWhole(String checkpoint) throws Exception {
        var sound = Shared.sound("audio/silero_test.wav");
        try (var network = TorchWav2Vec2ParityTest.load(checkpoint, Precision.FP32)) {
            var whole = words(checkpoint, network, sound, new Pace(1_000_000, 1, 0, 0));
            var windows = words(checkpoint, network, sound, Pace.RECORDING);
            long same = windows.stream().filter(whole::contains).count();
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d words as one window, %d in windows of 30 s, of which %d are the same at the same time%n",
                    checkpoint,
                    whole.size(),
                    windows.size(),
                    same);
        }
    }

    private static List<Word> words(String checkpoint, CtcNetwork network, float[] sound, Pace pace)
            throws InterruptedException {
        var folder = Shared.fixture(checkpoint);
        var ear = new Ear(Placement.onProcessor(network), Wav2Vec2Config.read(folder));
        var heard = new TranscriptBuilder();
        var buffer = new SoundBuffer();
        var phrases = new Phrases(
                new GreedyWriter(CtcVocabulary.read(folder)),
                ear.vocabulary(),
                ear.config().hop());
        var passage = new Passage(ear, pace, phrases, buffer, 0);
        buffer.accept(sound);
        passage.advance(heard);
        passage.finish(buffer.end(), heard);
        return heard.transcript().segments().stream()
                .flatMap(segment -> segment.words().stream())
                .map(word -> new Word(word.text(), word.span()))
                .toList();
    }

    private static CtcText text(CtcVocabulary vocabulary, float[] scores) {
        return CtcText.of(vocabulary, GreedyCtc.decode(Emissions.ofScores(scores, 32), vocabulary.blank()));
    }

    private static List<String> spans(CtcText text) {
        return text.words().stream().map(CtcPrecisionBench::span).toList();
    }

    private static String span(CtcWord word) {
        return word.text() + " " + word.start() + " " + word.end();
    }

    private static int agreeing(float[] expected, float[] scores) {
        int same = 0;
        for (int from = 0; from < scores.length; from += 32) {
            same += best(expected, from) == best(scores, from) ? 1 : 0;
        }
        return same;
    }

    private static int best(float[] scores, int from) {
        int best = from;
        for (int i = from; i < from + 32; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return best - from;
    }
}
