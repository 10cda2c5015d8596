package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.inference.Weights;
import dev.earshot.engine.store.ModelJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a checkpoint in the Hugging Face layout says about itself.
///
/// @param hidden width of the encoder
/// @param ffn width of the hidden layer between two attentions
/// @param convolutions of the feature encoder, in their order
/// @param layerNorms whether every convolution is followed by a norm over channels; else the first one is by a norm of
///     each channel over time
/// @param normFirst whether norms come before what they are for ("stable layer norm")
/// @param projectionNorm whether the features are normed before they are projected
/// @param positions length of the kernel that stands for positions
/// @param positionGroups groups of channels of that kernel
/// @param vocabulary scores a frame
/// @param distances what WavLM knows of distances; empty for its kin
/// @param normalize whether a sound is brought to mean 0 and variance 1
/// @param masked whether padding is hidden from the network; else it was trained to take zeros for silence
record Wav2Vec2Config(
        Kin kin,
        int hidden,
        int layers,
        int heads,
        int ffn,
        List<Convolution> convolutions,
        boolean convolutionBias,
        boolean layerNorms,
        boolean normFirst,
        boolean projectionNorm,
        int positions,
        int positionGroups,
        int vocabulary,
        Optional<Distances> distances,
        boolean normalize,
        boolean masked) {
    static final String FILE = "config.json";
    static final String PREPROCESSOR = "preprocessor_config.json";

    private static final double EPSILON = 1e-5;

    Wav2Vec2Config {
        convolutions = List.copyOf(convolutions);
    }

    /// @param kernel in frames of the layer before it, like `stride`
    record Convolution(int channels, int kernel, int stride) {}

    /// @param classes of distances, those to what comes later included
    /// @param longest distance that is told from longer ones, in frames
    record Distances(int classes, int longest) {}

    /// @throws SttException MODEL_NOT_FOUND, MODEL_CORRUPT, UNSUPPORTED for a network of another build
    static Wav2Vec2Config read(Path folder) {
        var config = ModelJson.read(folder, FILE);
        var kin = Kin.of(config).orElseThrow(() -> config.unsupported("is not that of a CTC model that Earshot knows"));
        demandKnownBuild(config);
        var features = ModelJson.readIfThere(folder, PREPROCESSOR);
        demandKnownSound(features);
        var read = new Wav2Vec2Config(
                kin,
                config.size("hidden_size"),
                config.size("num_hidden_layers"),
                config.size("num_attention_heads"),
                config.size("intermediate_size"),
                convolutions(config),
                config.flag("conv_bias", false),
                config.text("feat_extract_norm", "group").equals("layer"),
                config.flag("do_stable_layer_norm", false),
                config.flag("feat_proj_layer_norm", true),
                config.size("num_conv_pos_embeddings"),
                config.size("num_conv_pos_embedding_groups"),
                config.size("vocab_size"),
                kin == Kin.WAVLM
                        ? Optional.of(new Distances(config.size("num_buckets"), config.size("max_bucket_distance")))
                        : Optional.empty(),
                features.flag("do_normalize", true),
                features.flag("return_attention_mask", false));
        read.demandDivisible(config, read.heads, "heads");
        read.demandDivisible(config, read.positionGroups, "groups of the positional convolution");
        return read;
    }

    private static void demandKnownBuild(ModelJson config) {
        demandText(config, "hidden_act", "gelu", List.of("gelu"));
        demandText(config, "feat_extract_activation", "gelu", List.of("gelu"));
        demandText(config, "feat_extract_norm", "group", List.of("group", "layer"));
        if (config.root().path("layer_norm_eps").asDouble(EPSILON) != EPSILON) {
            throw config.unsupported("asks for a layer_norm_eps other than 1e-5, which no published model has");
        }
        if (config.flag("add_adapter", false)) {
            throw config.unsupported(
                    "asks for an adapter behind the encoder (add_adapter), which Earshot does not know");
        }
        if (config.integer("adapter_attn_dim").isPresent()) {
            throw config.unsupported("asks for an adapter a language in every layer (adapter_attn_dim), as MMS has"
                    + " them, which Earshot does not know");
        }
        if (config.flag("conv_pos_batch_norm", false)) {
            throw config.unsupported(
                    "asks for a batch norm of its positions (conv_pos_batch_norm), which Earshot does" + " not know");
        }
    }

    private static void demandText(ModelJson config, String key, String otherwise, List<String> known) {
        var text = config.text(key, otherwise);
        if (!known.contains(text)) {
            throw config.unsupported(
                    "asks for the " + key + " '" + text + "', and Earshot knows " + String.join(" and ", known));
        }
    }

    private static void demandKnownSound(ModelJson features) {
        int rate = features.integer("sampling_rate").orElse(Pcm.SAMPLE_RATE);
        if (rate != Pcm.SAMPLE_RATE) {
            throw features.unsupported(
                    "asks for a sampling_rate of " + rate + ", and Earshot's models hear " + Pcm.SAMPLE_RATE);
        }
    }

    private static List<Convolution> convolutions(ModelJson config) {
        var channels = config.integers("conv_dim");
        var kernels = config.integers("conv_kernel");
        var strides = config.integers("conv_stride");
        if (channels.isEmpty() || channels.size() != kernels.size() || channels.size() != strides.size()) {
            throw config.corrupt("has a conv_dim, a conv_kernel and a conv_stride that do not fit together");
        }
        var all = new ArrayList<Convolution>();
        for (int i = 0; i < channels.size(); i++) {
            if (Math.min(channels.get(i), Math.min(kernels.get(i), strides.get(i))) <= 0) {
                throw config.corrupt("has a convolution " + i + " without a size");
            }
            all.add(new Convolution(channels.get(i), kernels.get(i), strides.get(i)));
        }
        return all;
    }

    private void demandDivisible(ModelJson config, int parts, String what) {
        if (hidden % parts != 0) {
            throw config.corrupt("has a hidden_size of " + hidden + " that " + parts + " " + what + " cannot share");
        }
    }

    /// Samples from one frame to the next: 320.
    int hop() {
        return convolutions.stream().mapToInt(Convolution::stride).reduce(1, (a, b) -> a * b);
    }

    /// Samples that one frame is made of: 400.
    int reach() {
        int reach = 1;
        for (var convolution : convolutions.reversed()) {
            reach = (reach - 1) * convolution.stride() + convolution.kernel();
        }
        return reach;
    }

    /// How many frames are made of so many samples.
    int frames(int samples) {
        return samples < reach() ? 0 : (samples - reach()) / hop() + 1;
    }

    /// Demands that every tensor is there in its shape.
    ///
    /// @throws SttException MODEL_CORRUPT, naming the tensor
    void check(Weights weights) {
        var bare = weights.withoutPrefix(kin.prefix());
        Wav2Vec2Tensors.of(this, bare).forEach(bare::require);
    }

    /// The tensors that the network uses, without their prefix. Files also hold what only the training needed.
    Weights used(Weights weights) {
        var bare = weights.withoutPrefix(kin.prefix());
        return bare.only(Wav2Vec2Tensors.of(this, bare).keySet());
    }
}
