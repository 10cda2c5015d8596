package dev.earshot.engine.model.whisper;

import dev.earshot.engine.inference.Weights;
import dev.earshot.engine.store.ModelJson;
import java.nio.file.Path;
import java.util.Map;

/// What a checkpoint's files say about its network: `config.json`, `preprocessor_config.json` and, by way of
/// [Generation], `generation_config.json`. No size and no token is known without them.
///
/// @param dModel width of both stacks
/// @param melBands rows of the spectrogram: 80, or 128 since large-v3
/// @param sourcePositions what the encoder hears at once, in its frames of 20 ms: 1500
/// @param textPositions what the decoder sees at once, in tokens: 448
/// @param vocabulary how many tokens there are, the special ones and the time stamps included
/// @param tied whether the output projection is the token embedding
record WhisperConfig(
        int dModel,
        Stack encoder,
        Stack decoder,
        int melBands,
        int sourcePositions,
        int textPositions,
        int vocabulary,
        boolean tied,
        Generation generation) {
    static final String CONFIG = "config.json";
    static final String PREPROCESSOR = "preprocessor_config.json";

    /// Far more than any network has: a larger number comes from a damaged file, and nothing is made by its measure.
    private static final int MOST = 1_000;

    private static final int SAMPLE_RATE = 16_000;
    private static final int HOP = 160;
    private static final int FFT = 400;
    private static final int SPECTRUM_FRAMES_A_SECOND = SAMPLE_RATE / HOP;

    /// @param ffn width of the hidden layer between two attentions
    record Stack(int layers, int heads, int ffn) {}

    /// Whether the folder holds a Whisper that writes; there is also one that only classifies sounds.
    ///
    /// @throws dev.earshot.engine.SttException MODEL_CORRUPT when its `config.json` cannot be read
    static boolean isWhisper(Path folder) {
        var config = ModelJson.readIfThere(folder, CONFIG);
        var architectures = config.texts("architectures");
        return architectures.isEmpty()
                ? config.text("model_type", "").equals("whisper")
                : architectures.contains("WhisperForConditionalGeneration") || architectures.contains("WhisperModel");
    }

    /// @throws dev.earshot.engine.SttException MODEL_NOT_FOUND, MODEL_CORRUPT, UNSUPPORTED for a network of another
    /// kind
    static WhisperConfig read(Path folder) {
        var config = ModelJson.read(folder, CONFIG);
        demandKnownArithmetic(config);
        var decoder = stack(config, "decoder");
        var read = new WhisperConfig(
                config.size("d_model"),
                stack(config, "encoder"),
                decoder,
                config.size("num_mel_bins"),
                config.size("max_source_positions"),
                config.size("max_target_positions"),
                config.size("vocab_size"),
                config.flag("tie_word_embeddings", true),
                Generation.read(folder, config, decoder));
        read.demandDivisibleBy(config, "encoder", read.encoder());
        read.demandDivisibleBy(config, "decoder", decoder);
        read.demandKnownFeatures(ModelJson.readIfThere(folder, PREPROCESSOR));
        return read;
    }

    private static Stack stack(ModelJson config, String name) {
        return new Stack(
                upTo(MOST, config, name + "_layers"),
                upTo(MOST, config, name + "_attention_heads"),
                config.size(name + "_ffn_dim"));
    }

    private static int upTo(int most, ModelJson config, String key) {
        int size = config.size(key);
        if (size > most) {
            throw config.corrupt("has a " + key + " of " + size + ", and no model has more than " + most);
        }
        return size;
    }

    private static void demandKnownArithmetic(ModelJson config) {
        var activation = config.text("activation_function", "gelu");
        if (!activation.equals("gelu")) {
            throw config.unsupported("asks for the activation '" + activation + "', and Earshot's Whisper knows gelu");
        }
        if (config.flag("scale_embedding", false)) {
            throw config.unsupported("asks for scaled embeddings (scale_embedding), which no published Whisper has");
        }
    }

    private void demandDivisibleBy(ModelJson config, String name, Stack stack) {
        if (dModel % stack.heads() != 0) {
            throw config.corrupt(
                    "has a d_model of " + dModel + " that " + stack.heads() + " " + name + " heads cannot share");
        }
    }

    private void demandKnownFeatures(ModelJson features) {
        demand(features, "sampling_rate", SAMPLE_RATE);
        demand(features, "n_fft", FFT);
        demand(features, "hop_length", HOP);
        int bands = features.integer("feature_size").orElse(melBands);
        if (bands != melBands) {
            throw features.corrupt(
                    "has a feature_size of " + bands + " where config.json has " + melBands + " num_mel_bins");
        }
        int frames = features.integer("chunk_length").orElse(windowFrames() / SPECTRUM_FRAMES_A_SECOND)
                * SPECTRUM_FRAMES_A_SECOND;
        if (frames != windowFrames()) {
            throw features.corrupt("has a chunk_length of " + frames / SPECTRUM_FRAMES_A_SECOND
                    + " seconds where config.json has " + sourcePositions + " max_source_positions");
        }
    }

    private static void demand(ModelJson features, String key, int known) {
        int value = features.integer(key).orElse(known);
        if (value != known) {
            throw features.unsupported("asks for a " + key + " of " + value + ", and Earshot's Whisper knows " + known);
        }
    }

    /// What the encoder hears at once, in frames of the spectrogram (10 ms): 3000.
    int windowFrames() {
        return 2 * sourcePositions;
    }

    /// Demands that every tensor is there in its shape.
    ///
    /// @param weights their names with or without `model.`
    /// @throws dev.earshot.engine.SttException MODEL_CORRUPT, naming the tensor
    void check(Weights weights) {
        var bare = weights.withoutPrefix(WhisperTensors.PREFIX);
        tensors().forEach(bare::require);
    }

    /// Those that the network uses, by their names without `model.`. Some files hold others too: an output projection
    /// that is the token embedding once more, or what a fine-tuning left behind.
    Weights used(Weights weights) {
        return weights.withoutPrefix(WhisperTensors.PREFIX).only(tensors().keySet());
    }

    private Map<String, long[]> tensors() {
        var tensors = WhisperTensors.of(this);
        if (!tied) {
            tensors.put(WhisperTensors.OUTPUT, new long[] {vocabulary, dModel});
        }
        return tensors;
    }
}
