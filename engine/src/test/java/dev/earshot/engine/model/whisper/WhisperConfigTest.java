package dev.earshot.engine.model.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.Shared;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.inference.SafetensorsWriter;
import dev.earshot.engine.inference.Weights;
import dev.earshot.engine.model.whisper.WhisperNetwork.AlignmentHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhisperConfigTest {
    private static final String CONFIG = """
            {"model_type": "whisper", "architectures": ["WhisperForConditionalGeneration"],
             "activation_function": "gelu", "scale_embedding": false,
             "d_model": 6, "num_mel_bins": 20, "max_source_positions": 1500, "max_target_positions": 448,
             "encoder_layers": 1, "encoder_attention_heads": 3, "encoder_ffn_dim": 8,
             "decoder_layers": 3, "decoder_attention_heads": 2, "decoder_ffn_dim": 10,
             "vocab_size": 2000, "suppress_tokens": [1, 2], "begin_suppress_tokens": [220]}""";

    @TempDir
    private Path folder;

    private WhisperConfig read(String config) throws IOException {
        Files.writeString(folder.resolve("config.json"), config);
        return WhisperConfig.read(folder);
    }

    private Generation generation(String json) throws IOException {
        Files.writeString(folder.resolve("generation_config.json"), json);
        return read(CONFIG).generation();
    }

    private SttException refusal(String config) {
        return assertThrows(SttException.class, () -> read(config));
    }

    @Test
    void everyDimensionComesFromTheFile() throws IOException {
        var config = read(CONFIG);
        assertEquals(6, config.dModel());
        assertEquals(new WhisperConfig.Stack(1, 3, 8), config.encoder());
        assertEquals(new WhisperConfig.Stack(3, 2, 10), config.decoder());
        assertEquals(20, config.melBands());
        assertEquals(1500, config.sourcePositions());
        assertEquals(3000, config.windowFrames());
        assertEquals(448, config.textPositions());
        assertEquals(2000, config.vocabulary());
        assertTrue(config.tied());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d_model",
                "num_mel_bins",
                "max_source_positions",
                "max_target_positions",
                "encoder_layers",
                "encoder_attention_heads",
                "encoder_ffn_dim",
                "decoder_layers",
                "decoder_attention_heads",
                "decoder_ffn_dim",
                "vocab_size"
            })
    void aSizeThatIsMissingOrNoneIsNamed(String key) {
        for (var broken : List.of(
                CONFIG.replace("\"" + key + "\"", "\"other\""),
                CONFIG.replaceAll("\"" + key + "\": \\d+", "\"" + key + "\": 0"),
                CONFIG.replaceAll("\"" + key + "\": \\d+", "\"" + key + "\": \"6\""),
                CONFIG.replaceAll("\"" + key + "\": \\d+", "\"" + key + "\": 1e99"))) {
            var refusal = refusal(broken);
            assertEquals(SttError.MODEL_CORRUPT, refusal.error());
            assertTrue(refusal.sentence().contains(key), refusal.sentence());
        }
    }

    @Test
    void aNetworkOfAnotherKindIsNotSupported() {
        var activation = refusal(CONFIG.replace("gelu", "gelu_new"));
        assertEquals(SttError.UNSUPPORTED, activation.error());
        assertTrue(activation.sentence().contains("'gelu_new'"), activation.sentence());
        var scaled = refusal(CONFIG.replace("\"scale_embedding\": false", "\"scale_embedding\": true"));
        assertEquals(SttError.UNSUPPORTED, scaled.error());
    }

    @Test
    void headsMustShareTheWidth() {
        assertTrue(refusal(CONFIG.replace("\"decoder_attention_heads\": 2", "\"decoder_attention_heads\": 4"))
                .sentence()
                .contains("4 decoder heads"));
    }

    @Test
    void filesThatAreMissingOrNoJsonAreNamed() {
        assertEquals(
                SttError.MODEL_NOT_FOUND,
                assertThrows(SttException.class, () -> WhisperConfig.read(folder))
                        .error());
        assertTrue(refusal("{\"d_model\": ").sentence().contains("config.json is no JSON"));
        assertTrue(refusal("[]").sentence().contains("is no JSON object"));
    }

    @ParameterizedTest
    @CsvSource({
        "sampling_rate, 8000, UNSUPPORTED",
        "n_fft, 512, UNSUPPORTED",
        "hop_length, 80, UNSUPPORTED",
        "feature_size, 80, MODEL_CORRUPT",
        "chunk_length, 10, MODEL_CORRUPT"
    })
    void aPreprocessorOfAnotherKindIsRefused(String key, int value, SttError error) throws IOException {
        Files.writeString(folder.resolve("preprocessor_config.json"), "{\"%s\": %d}".formatted(key, value));
        var refusal = refusal(CONFIG);
        assertEquals(error, refusal.error());
        assertTrue(refusal.sentence().contains(key), refusal.sentence());
    }

    @Test
    void aShorterWindowIsAsGoodAsTheUsualOne() throws IOException {
        Files.writeString(folder.resolve("preprocessor_config.json"), "{\"chunk_length\": 10, \"feature_size\": 20}");
        assertEquals(1000, read(CONFIG.replace("1500", "500")).windowFrames());
    }

    @Test
    void withoutNamedHeadsTheUpperHalfOfTheDecoderIsAligned() throws IOException {
        var upperHalf = List.of(
                new AlignmentHead(1, 0), new AlignmentHead(1, 1), new AlignmentHead(2, 0), new AlignmentHead(2, 1));
        assertEquals(upperHalf, read(CONFIG).generation().alignmentHeads());
        assertEquals(upperHalf, generation("{\"alignment_heads\": null}").alignmentHeads());
        assertEquals(
                upperHalf,
                generation("{\"alignment_heads\": [[30, 1], [0, 9]]}").alignmentHeads());
        assertEquals(
                List.of(new AlignmentHead(0, 1), new AlignmentHead(2, 0)),
                generation("{\"alignment_heads\": [[0, 1], [30, 1], [2, 0]]}").alignmentHeads());
        assertThrows(SttException.class, () -> generation("{\"alignment_heads\": [[0, 1, 2]]}"));
        assertThrows(SttException.class, () -> generation("{\"alignment_heads\": [7]}"));
    }

    @Test
    void whatIsNotWrittenComesFromTheNewerFileIfItSays() throws IOException {
        assertEquals(List.of(1, 2), read(CONFIG).generation().suppressTokens());
        assertEquals(List.of(220), read(CONFIG).generation().beginSuppressTokens());
        var newer = generation("{\"suppress_tokens\": [3], \"begin_suppress_tokens\": null}");
        assertEquals(List.of(3), newer.suppressTokens());
        assertEquals(List.of(), newer.beginSuppressTokens());
    }

    @Test
    void theFirstTimeStampIsLimitedUnlessTheFileSaysOtherwise() throws IOException {
        assertEquals(OptionalInt.of(50), read(CONFIG).generation().maxInitialTimestampIndex());
        assertEquals(
                OptionalInt.of(25),
                generation("{\"max_initial_timestamp_index\": 25}").maxInitialTimestampIndex());
        assertEquals(
                OptionalInt.empty(),
                generation("{\"max_initial_timestamp_index\": null}").maxInitialTimestampIndex());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"is_multilingual\": true}; true",
                "{\"is_multilingual\": false, \"lang_to_id\": {}}; false",
                "{\"lang_to_id\": {\"<|en|>\": 3}}; true",
                "{\"forced_decoder_ids\": [[1, null], [2, 3102]]}; true",
                "{\"forced_decoder_ids\": [[1, 50362]]}; false",
                "{}; false"
            })
    void filesOfAnyAgeSayWhetherThereAreManyLanguages(String json, boolean multilingual) throws IOException {
        assertEquals(multilingual, generation(json).multilingual());
    }

    @Test
    void theNumberOfTokensTellsTheLanguagesWhereNothingElseDoes() throws IOException {
        assertTrue(read(CONFIG.replace("2000", "51865")).generation().multilingual());
        assertFalse(read(CONFIG.replace("2000", "51864")).generation().multilingual());
    }

    @Test
    void onlyAWhisperThatWritesIsOne() throws IOException {
        assertFalse(WhisperConfig.isWhisper(folder));
        read(CONFIG);
        assertTrue(WhisperConfig.isWhisper(folder));
        for (var other : List.of(
                "{\"model_type\": \"wav2vec2\"}",
                "{}",
                "{\"model_type\": \"whisper\", \"architectures\": [\"WhisperForAudioClassification\"]}")) {
            Files.writeString(folder.resolve("config.json"), other);
            assertFalse(WhisperConfig.isWhisper(folder), other);
        }
        Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"whisper\"}");
        assertTrue(WhisperConfig.isWhisper(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "7"})
    void aDescriptionThatIsCutOffIsCalledDamagedAndNotUnknown(String text) throws IOException {
        Files.writeString(folder.resolve("config.json"), text);
        var failure = assertThrows(SttException.class, () -> WhisperConfig.isWhisper(folder));
        assertEquals(SttError.MODEL_CORRUPT, failure.error());
        assertTrue(failure.sentence().contains("config.json"), failure.sentence());
    }

    /// Lists and names are made for as many, which would take all memory before the weights are compared to them.
    @ParameterizedTest
    @ValueSource(strings = {"encoder_layers", "decoder_layers", "encoder_attention_heads", "decoder_attention_heads"})
    void aSizeThatNoNetworkHasIsRefusedAtOnce(String key) {
        var config = CONFIG.replaceAll("\"" + key + "\": *[0-9]+", "\"" + key + "\": 1000000000");
        var failure = assertThrows(SttException.class, () -> read(config));
        assertEquals(SttError.MODEL_CORRUPT, failure.error());
        assertTrue(failure.sentence().contains(key + " of 1000000000"), failure.sentence());
    }

    /// Zeros in the shapes of `config`, without a tensor or with another shape for it.
    private void writeTensors(String prefix, Map<String, long[]> shapes) throws IOException {
        SafetensorsWriter.write(
                folder.resolve("model.safetensors"),
                shapes.entrySet().stream()
                        .map(entry -> new SafetensorsWriter.Tensor(
                                entry.getKey().equals("proj_out.weight") ? entry.getKey() : prefix + entry.getKey(),
                                new Weights.Info(
                                        Weights.Type.F16,
                                        Arrays.stream(entry.getValue()).boxed().toList()),
                                (chunk, count) -> Arrays.fill(chunk, 0, count, 0)))
                        .toList());
    }

    private void check(WhisperConfig config) {
        try (var weights = Weights.open(folder)) {
            config.check(weights);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.", ""})
    void everyTensorIsDemandedInItsShapeUnderEitherName(String prefix) throws IOException {
        var config = read(CONFIG);
        writeTensors(prefix, WhisperTensors.of(config));
        check(config);
        for (var name : List.of(
                "encoder.conv1.weight", "decoder.layers.2.encoder_attn.v_proj.bias", "decoder.layer_norm.weight")) {
            var lacking = new LinkedHashMap<>(WhisperTensors.of(config));
            lacking.remove(name);
            writeTensors(prefix, lacking);
            assertTrue(assertThrows(SttException.class, () -> check(config))
                    .sentence()
                    .contains("lacks the tensor '" + name));
            var longer = new LinkedHashMap<>(WhisperTensors.of(config));
            longer.put(name, new long[] {7, 7});
            writeTensors(prefix, longer);
            assertTrue(assertThrows(SttException.class, () -> check(config))
                    .sentence()
                    .contains(prefix + name + "' with the shape [7, 7]"));
        }
    }

    @Test
    void whatTheNetworkDoesNotUseIsLeftOut() throws IOException {
        var tied = read(CONFIG);
        var untied = read(CONFIG.replace("{\"model_type\"", "{\"tie_word_embeddings\": false, \"model_type\""));
        var shapes = new LinkedHashMap<>(WhisperTensors.of(tied));
        shapes.put("proj_out.weight", new long[] {2000, 6});
        shapes.put("left_behind.by_training", new long[] {3});
        writeTensors("model.", shapes);
        try (var weights = Weights.open(folder)) {
            assertEquals(WhisperTensors.of(tied).keySet(), tied.used(weights).names());
            shapes.remove("left_behind.by_training");
            assertEquals(shapes.keySet(), untied.used(weights).names());
        }
    }

    @Test
    void anOutputProjectionIsDemandedOnlyWhereItIsNotTheEmbedding() throws IOException {
        var tied = read(CONFIG);
        var untied = read(CONFIG.replace("{\"model_type\"", "{\"tie_word_embeddings\": false, \"model_type\""));
        writeTensors("model.", WhisperTensors.of(tied));
        assertTrue(assertThrows(SttException.class, () -> check(untied))
                .sentence()
                .contains("lacks the tensor 'proj_out.weight'"));
        var shapes = new LinkedHashMap<>(WhisperTensors.of(tied));
        shapes.put("proj_out.weight", new long[] {2000, 6});
        writeTensors("model.", shapes);
        check(untied);
        check(tied);
        shapes.put("proj_out.weight", new long[] {6, 2000});
        writeTensors("model.", shapes);
        assertThrows(SttException.class, () -> check(untied));
    }

    @ParameterizedTest
    @CsvSource({
        "whisper-rand-multi, 80, 51865, true",
        "whisper-rand-v3, 128, 51866, true",
        "whisper-rand-en, 80, 51864, false",
        "whisper-demo, 80, 4608, true"
    })
    void checkpointsThatOthersWroteAreRead(String name, int bands, int vocabulary, boolean multilingual) {
        var checkpoint = Shared.fixture(name);
        assertTrue(WhisperConfig.isWhisper(checkpoint));
        var config = WhisperConfig.read(checkpoint);
        assertEquals(bands, config.melBands());
        assertEquals(vocabulary, config.vocabulary());
        assertEquals(multilingual, config.generation().multilingual());
        assertFalse(config.generation().suppressTokens().isEmpty());
        try (var weights = Weights.open(checkpoint)) {
            config.check(weights);
            // Nothing is in the file that the network would not use.
            assertEquals(WhisperTensors.of(config).size(), weights.names().size());
        }
    }
}
