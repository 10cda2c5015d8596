package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.inference.Precision;
import dev.earshot.engine.inference.Weights;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;

/// The tensors of a network and their shapes, by the names that checkpoints in the Hugging Face layout have, without
/// their prefix.
final class Wav2Vec2Tensors {
    /// The convolution that stands for positions, whose weight comes as a direction and a length.
    private static final String POSITIONS = "encoder.pos_conv_embed.conv.";

    private final Map<String, long[]> shapes = new LinkedHashMap<>();
    private final Wav2Vec2Config config;

    private Wav2Vec2Tensors(Wav2Vec2Config config) {
        this.config = config;
    }

    /// In the order in which the network uses them.
    ///
    /// @param weights which tell how they call what has an older and a newer name
    static Map<String, long[]> of(Wav2Vec2Config config, Weights weights) {
        boolean newer = weights.has(POSITIONS + "parametrizations.weight.original1");
        return of(config, newer);
    }

    /// @param newer whether the weight of the positions has the names that PyTorch gives it since 2.0
    static Map<String, long[]> of(Wav2Vec2Config config, boolean newer) {
        var tensors = new Wav2Vec2Tensors(config);
        tensors.features();
        tensors.positions(newer);
        tensors.weightAndBias("encoder.layer_norm", config.hidden());
        for (int i = 0; i < config.layers(); i++) {
            tensors.layer("encoder.layers." + i + ".");
        }
        config.distances()
                .ifPresent(distances -> tensors.shapes.put(
                        "encoder.layers.0.attention.rel_attn_embed.weight",
                        new long[] {distances.classes(), config.heads()}));
        tensors.weightAndBias("lm_head", config.vocabulary(), config.hidden());
        return tensors.shapes;
    }

    /// What the weights take: matrices in their precision, convolutions in that of the sound, the few others in floats
    /// where matrices are integers.
    static long bytes(Wav2Vec2Config config, Precision precision) {
        return of(config, true).values().stream()
                .mapToLong(shape -> LongStream.of(shape).reduce(1, (a, b) -> a * b)
                        * switch (shape.length) {
                            case 2 -> precision.bytes();
                            case 3 -> precision.attention().bytes();
                            default -> precision == Precision.INT8 ? Float.BYTES : precision.bytes();
                        })
                .sum();
    }

    private void features() {
        int channels = 1;
        for (int i = 0; i < config.convolutions().size(); i++) {
            var convolution = config.convolutions().get(i);
            var name = "feature_extractor.conv_layers." + i + ".";
            shapes.put(name + "conv.weight", new long[] {convolution.channels(), channels, convolution.kernel()});
            if (config.convolutionBias()) {
                shapes.put(name + "conv.bias", new long[] {convolution.channels()});
            }
            if (config.layerNorms() || i == 0) {
                weightAndBias(name + "layer_norm", convolution.channels());
            }
            channels = convolution.channels();
        }
        if (config.projectionNorm()) {
            weightAndBias("feature_projection.layer_norm", channels);
        }
        weightAndBias("feature_projection.projection", config.hidden(), channels);
    }

    private void positions(boolean newer) {
        int d = config.hidden();
        shapes.put(
                POSITIONS + (newer ? "parametrizations.weight.original0" : "weight_g"),
                new long[] {1, 1, config.positions()});
        shapes.put(
                POSITIONS + (newer ? "parametrizations.weight.original1" : "weight_v"),
                new long[] {d, d / config.positionGroups(), config.positions()});
        shapes.put(POSITIONS + "bias", new long[] {d});
    }

    private void layer(String name) {
        int d = config.hidden();
        for (var projection : new String[] {"q_proj", "k_proj", "v_proj", "out_proj"}) {
            weightAndBias(name + "attention." + projection, d, d);
        }
        if (config.distances().isPresent()) {
            shapes.put(name + "attention.gru_rel_pos_const", new long[] {1, config.heads(), 1, 1});
            weightAndBias(name + "attention.gru_rel_pos_linear", 8, d / config.heads());
        }
        weightAndBias(name + "layer_norm", d);
        weightAndBias(name + "feed_forward.intermediate_dense", config.ffn(), d);
        weightAndBias(name + "feed_forward.output_dense", d, config.ffn());
        weightAndBias(name + "final_layer_norm", d);
    }

    /// @param shape of the weight; the bias has its first dimension
    private void weightAndBias(String name, long... shape) {
        shapes.put(name + ".weight", shape);
        shapes.put(name + ".bias", new long[] {shape[0]});
    }
}
