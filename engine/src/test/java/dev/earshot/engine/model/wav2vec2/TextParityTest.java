package dev.earshot.engine.model.wav2vec2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.engine.Shared;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.decode.CtcVocabulary;
import dev.earshot.engine.inference.Placement;
import dev.earshot.engine.inference.Precision;
import dev.earshot.engine.recognition.Alignment;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.Decoding.Mode;
import dev.earshot.engine.recognition.Decoding.Windows;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.transcript.TranscriptBuilder;
import dev.earshot.engine.vad.Detectors;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written about whole clips, and when each word was said, against the reference; skipped where the
/// fixtures are absent. The tokens for the beginning and the end of a text are written too, as by the reference.
class TextParityTest {
    private static final RecognitionOptions WHOLE =
            RecognitionOptions.DEFAULT.withDecoding(Decoding.LIVE.with(new Windows(Mode.SLIDING, 1)));

    @ParameterizedTest
    @ValueSource(strings = {"wav2vec2-rand-group", "wav2vec2-rand-layer"})
    void writesWholeClipsAsTheReferenceDoes(String checkpoint) throws Exception {
        var folder = Shared.fixture(checkpoint);
        var clips = Shared.json(checkpoint + "/golden.json").path("clips");
        try (var network = TorchWav2Vec2ParityTest.load(checkpoint, Precision.FP32)) {
            var ear = new Ear(Placement.onProcessor(network), Wav2Vec2Config.read(folder));
            var streams = new Streams(ear, CtcVocabulary.read(folder));
            for (var clip : clips.propertyNames()) {
                var heard = new TranscriptBuilder();
                try (var decoder = streams.open(WHOLE, Detectors.builtIn())) {
                    decoder.accept(new Pcm(TorchWav2Vec2ParityTest.clip(clip)), heard);
                    decoder.finish(heard);
                }
                var expected = new ArrayList<String>();
                for (var word : clips.path(clip).path("word_offsets")) {
                    expected.add(word.path("word").asString()
                            + " " + Pcm.durationOf(word.path("start_offset").asInt() * 320L)
                            + " " + Pcm.durationOf(word.path("end_offset").asInt() * 320L));
                }
                var words = new ArrayList<String>();
                for (var segment : heard.transcript().segments()) {
                    segment.words()
                            .forEach(word -> words.add(word.text()
                                    + " " + word.span().start()
                                    + " " + word.span().end()));
                }
                assertEquals(expected, words, clip);
                assertEquals(
                        clips.path(clip).path("text").asString(),
                        heard.transcript().text(),
                        clip);
            }
        }
    }

    /// The text that is most probable in every frame has no more probable place than these frames.
    @Test
    void findsATextInTheFramesInWhichTheReferenceHeardIt() throws Exception {
        var checkpoint = "wav2vec2-rand-group";
        var folder = Shared.fixture(checkpoint);
        var clip = Shared.json(checkpoint + "/golden.json").path("clips").path("jfk");
        var word = clip.path("word_offsets").path(0);
        try (var network = TorchWav2Vec2ParityTest.load(checkpoint, Precision.FP32)) {
            var ear = new Ear(Placement.onProcessor(network), Wav2Vec2Config.read(folder));
            var streams = new Streams(ear, CtcVocabulary.read(folder));
            var found = new ArrayList<Alignment>();
            var text = clip.path("text").asString();
            try (var decoder = streams.align(text, found::add)) {
                decoder.accept(new Pcm(TorchWav2Vec2ParityTest.clip("jfk")), _ -> {});
                decoder.finish(_ -> {});
            }
            var words = found.getFirst().transcript().segments().getFirst().words();
            assertEquals(text, words.getFirst().text());
            var span = words.getFirst().span();
            assertEquals(Pcm.durationOf(word.path("start_offset").asInt() * 320L), span.start());
            assertEquals(Pcm.durationOf(word.path("end_offset").asInt() * 320L), span.end());
        }
    }
}
