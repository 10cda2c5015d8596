package dev.earshot.engine.model.whisper;

import java.util.LinkedHashMap;
import java.util.Map;

/// The tensors of a Whisper and their shapes, by the names that checkpoints in the Hugging Face layout have, without
/// their prefix.
final class WhisperTensors {
    /// What most checkpoints put in front of every name but [#OUTPUT].
    static final String PREFIX = "model.";

    /// The output projection, `[vocabulary, dModel]`; checkpoints that tie it to the token embedding leave it out.
    static final String OUTPUT = "proj_out.weight";

    private static final int CONVOLUTION = 3; // frames that a kernel sees

    private final Map<String, long[]> shapes = new LinkedHashMap<>();
    private final int d;

    private WhisperTensors(int d) {
        this.d = d;
    }

    /// All but [#OUTPUT], in the order in which the network uses them.
    static Map<String, long[]> of(WhisperConfig config) {
        int d = config.dModel();
        var tensors = new WhisperTensors(d);
        tensors.weightAndBias("encoder.conv1", d, config.melBands(), CONVOLUTION);
        tensors.weightAndBias("encoder.conv2", d, d, CONVOLUTION);
        tensors.shapes.put("encoder.embed_positions.weight", new long[] {config.sourcePositions(), d});
        for (int i = 0; i < config.encoder().layers(); i++) {
            var layer = "encoder.layers." + i + ".";
            tensors.attention(layer + "self_attn");
            tensors.feedForward(layer, config.encoder().ffn());
        }
        tensors.weightAndBias("encoder.layer_norm", d);
        tensors.shapes.put("decoder.embed_tokens.weight", new long[] {config.vocabulary(), d});
        tensors.shapes.put("decoder.embed_positions.weight", new long[] {config.textPositions(), d});
        for (int i = 0; i < config.decoder().layers(); i++) {
            var layer = "decoder.layers." + i + ".";
            tensors.attention(layer + "self_attn");
            tensors.attention(layer + "encoder_attn");
            tensors.feedForward(layer, config.decoder().ffn());
        }
        tensors.weightAndBias("decoder.layer_norm", d);
        return tensors.shapes;
    }

    private void attention(String name) {
        weightAndBias(name + ".q_proj", d, d);
        shapes.put(name + ".k_proj.weight", new long[] {d, d}); // a bias of keys would cancel in the softmax
        weightAndBias(name + ".v_proj", d, d);
        weightAndBias(name + ".out_proj", d, d);
        weightAndBias(name + "_layer_norm", d);
    }

    private void feedForward(String layer, int ffn) {
        weightAndBias(layer + "fc1", ffn, d);
        weightAndBias(layer + "fc2", d, ffn);
        weightAndBias(layer + "final_layer_norm", d);
    }

    /// @param shape of the weight; the bias has its first dimension
    private void weightAndBias(String name, long... shape) {
        shapes.put(name + ".weight", shape);
        shapes.put(name + ".bias", new long[] {shape[0]});
    }
}
