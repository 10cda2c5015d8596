package dev.earshot.engine.model.wav2vec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.inference.Weights;
import dev.earshot.engine.recognition.ConfidenceScale;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.Orthography;
import dev.earshot.engine.store.InstalledModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What is accepted as a model of this family, and with which sentence the rest is refused.
class Wav2Vec2ConfigTest {
    @TempDir
    private Path folder;

    private final Wav2Vec2Family family = new Wav2Vec2Family();

    private void edit(String file, String old, String replacement) throws IOException {
        var path = folder.resolve(file);
        var text = Files.readString(path);
        assertTrue(text.contains(old), text);
        Files.writeString(path, text.replace(old, replacement));
    }

    private SttException refusal() {
        var model = new InstalledModel("small", "small", family.id(), Optional.of(folder));
        return assertThrows(SttException.class, () -> family.load(model, LoadOptions.AUTO));
    }

    @ParameterizedTest
    @EnumSource
    void theKinAreKnownByTheirFiles(Kin kin) throws IOException {
        new RandomCheckpoint("small", kin, 48, 2, 4, 32, true).write(folder);
        var name = folder.getFileName().toString();

        assertEquals(
                new InstalledModel(name, name, "wav2vec2", Optional.of(folder), List.of(), false),
                family.at(folder).orElseThrow());
        var config = Wav2Vec2Config.read(folder);
        assertEquals(kin, config.kin());
        try (var weights = Weights.open(folder)) {
            config.check(weights);
        }
    }

    @Test
    void saysThatItSpellsInCapitalsAndHowSureItsNumbersAre() throws IOException {
        Small.GROUP.write(folder);
        try (var model = family.load(family.at(folder).orElseThrow(), LoadOptions.AUTO)) {
            assertEquals(Orthography.CAPITALS, model.info().orthography());
            assertEquals(ConfidenceScale.ENTROPY, model.info().confidence());
        }
    }

    @Test
    void whatOnlyMakesFeaturesIsNoRecogniser() throws IOException {
        Small.GROUP.write(folder);
        edit("config.json", "Wav2Vec2ForCTC", "Wav2Vec2ForPreTraining");

        assertEquals(Optional.empty(), family.at(folder));
    }

    @Test
    void bothBuildsAreToldApart() throws IOException {
        Small.GROUP.write(folder);
        var group = Wav2Vec2Config.read(folder);
        assertFalse(group.layerNorms() || group.normFirst() || group.convolutionBias() || group.masked());
        Small.LAYER.write(folder);
        var layer = Wav2Vec2Config.read(folder);
        assertTrue(layer.layerNorms() && layer.normFirst() && layer.convolutionBias() && layer.masked());
    }

    @ParameterizedTest
    @CsvSource({
        "'\"do_stable_layer_norm\" :', '\"add_adapter\" : true, \"do_stable_layer_norm\" :', add_adapter",
        "'\"do_stable_layer_norm\" :', '\"adapter_attn_dim\" : 16, \"do_stable_layer_norm\" :', adapter_attn_dim",
        "'\"do_stable_layer_norm\" :', '\"conv_pos_batch_norm\" : true, \"do_stable_layer_norm\" :', conv_pos_batch_norm",
        "'\"do_stable_layer_norm\" :', '\"hidden_act\" : \"relu\", \"do_stable_layer_norm\" :', hidden_act",
        "'\"do_stable_layer_norm\" :', '\"layer_norm_eps\" : 1e-6, \"do_stable_layer_norm\" :', layer_norm_eps"
    })
    void networksOfAnotherBuildAreRefused(String old, String replacement, String named) throws IOException {
        Small.GROUP.write(folder);
        edit("config.json", old, replacement);

        var refusal = refusal();
        assertEquals(SttError.UNSUPPORTED, refusal.error());
        assertTrue(refusal.sentence().contains(named), refusal.sentence());
    }

    @Test
    void anotherSamplingRateIsRefused() throws IOException {
        Small.GROUP.write(folder);
        edit("preprocessor_config.json", "16000", "8000");

        assertEquals(SttError.UNSUPPORTED, refusal().error());
    }

    @Test
    void aTensorOfAnotherShapeIsNamed() throws IOException {
        Small.GROUP.write(folder);
        edit("config.json", "\"intermediate_size\" : 192", "\"intermediate_size\" : 96");

        var refusal = refusal();
        assertEquals(SttError.MODEL_CORRUPT, refusal.error());
        assertTrue(
                refusal.sentence().contains("wav2vec2.encoder.layers.0.feed_forward.intermediate_dense.weight"),
                refusal.sentence());
    }

    @Test
    void aTensorThatIsMissingIsNamed() throws IOException {
        Small.GROUP.write(folder);
        edit("config.json", "\"num_hidden_layers\" : 2", "\"num_hidden_layers\" : 3");

        assertTrue(
                refusal().sentence().contains("encoder.layers.2.attention.q_proj.weight"),
                refusal().sentence());
    }

    @Test
    void moreLettersThanScoresDoNotFit() throws IOException {
        Small.GROUP.write(folder);
        edit("vocab.json", "\"Z\" : 31", "\"Z\" : 31, \"É\" : 32");

        assertEquals(SttError.MODEL_CORRUPT, refusal().error());
    }

    @Test
    void picklesAreNotOpened() throws IOException {
        Small.GROUP.write(folder);
        Files.move(folder.resolve("model.safetensors"), folder.resolve("pytorch_model.bin"));

        var refusal = refusal();
        assertEquals(SttError.UNSUPPORTED, refusal.error());
        assertTrue(refusal.sentence().contains("pickle"), refusal.sentence());
    }
}
