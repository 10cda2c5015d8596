package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.inference.RandomNumbers;
import dev.earshot.engine.inference.SafetensorsWriter;
import dev.earshot.engine.inference.Weights;
import dev.earshot.engine.recognition.ModelWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A whole checkpoint in the Hugging Face layout that has learnt nothing: the files, sizes and arithmetic of a real
/// one, for measuring where no checkpoint can be had and for tests. What it writes is noise.
///
/// @param name as published: `wav2vec2-base-960h`
/// @param hidden width; the hidden layers are four times as wide
/// @param channels of the feature encoder
/// @param layer whether it is of the later build: a norm after every convolution, norms before what they are for, the
///     newer names of tensors, padding hidden from it
record RandomCheckpoint(String name, Kin kin, int hidden, int layers, int heads, int channels, boolean layer) {
    private static final int[] KERNELS = {10, 3, 3, 3, 3, 2, 2};
    private static final int[] STRIDES = {5, 2, 2, 2, 2, 2, 2};
    private static final int POSITIONS = 128;
    private static final int POSITION_GROUPS = 16;
    private static final List<String> TOKENS =
            List.of("<pad> <s> </s> <unk> | ' A B C D E F G H I J K L M N O P Q R S T U V W X Y Z".split(" "));

    /// Writes all files of the checkpoint into an existing folder, the numbers as 32-bit floats as those of most
    /// published checkpoints are.
    void write(Path folder) throws IOException {
        writeJson(folder.resolve(Wav2Vec2Config.FILE), this::config);
        writeJson(
                folder.resolve(Wav2Vec2Config.PREPROCESSOR),
                json -> json.put("sampling_rate", 16_000)
                        .put("do_normalize", true)
                        .put("return_attention_mask", layer));
        writeJson(
                folder.resolve("vocab.json"), json -> TOKENS.forEach(token -> json.put(token, TOKENS.indexOf(token))));
        writeJson(
                folder.resolve("tokenizer_config.json"),
                json -> json.put("pad_token", "<pad>")
                        .put("bos_token", "<s>")
                        .put("eos_token", "</s>")
                        .put("unk_token", "<unk>")
                        .put("word_delimiter_token", "|"));
        var tensors = new ArrayList<SafetensorsWriter.Tensor>();
        Wav2Vec2Tensors.of(Wav2Vec2Config.read(folder), layer)
                .forEach((tensor, shape) -> tensors.add(tensor(tensor, shape)));
        SafetensorsWriter.write(folder.resolve("model.safetensors"), tensors);
    }

    /// What it has to compute: of each matrix and kernel a multiplication and an addition a number and
    /// a frame, of the attention twice that for a pair of frames.
    ModelWork work() {
        double rate = Pcm.SAMPLE_RATE;
        double operations = 0;
        int inputs = 1;
        int hop = 1;
        for (int i = 0; i < KERNELS.length; i++) {
            rate /= STRIDES[i];
            hop *= STRIDES[i];
            operations += 2 * rate * KERNELS[i] * inputs * channels;
            inputs = channels;
        }
        double square = (double) hidden * hidden;
        double positions = (double) POSITIONS * hidden * hidden / POSITION_GROUPS;
        operations += 2 * rate * (12 * square * layers + positions + (double) channels * hidden);
        double attention = 4.0 * hidden * layers * rate * rate;
        return new ModelWork(
                operations,
                attention,
                Pcm.durationOf((long) Pace.RECORDING.first() * hop),
                Pace.LIVE.use(hop),
                Optional.empty());
    }

    private interface Content {
        void fill(ObjectNode json);
    }

    private static void writeJson(Path file, Content content) throws IOException {
        var json = new JsonMapper().createObjectNode();
        content.fill(json);
        Files.writeString(file, json.toPrettyString());
    }

    private void config(ObjectNode json) {
        json.putArray("architectures").add(kin.architecture());
        json.put("model_type", kin.type())
                .put("hidden_size", hidden)
                .put("num_hidden_layers", layers)
                .put("num_attention_heads", heads)
                .put("intermediate_size", 4 * hidden)
                .put("conv_bias", layer)
                .put("feat_extract_norm", layer ? "layer" : "group")
                .put("do_stable_layer_norm", layer)
                .put("num_conv_pos_embeddings", POSITIONS)
                .put("num_conv_pos_embedding_groups", POSITION_GROUPS)
                .put("num_buckets", 320)
                .put("max_bucket_distance", 800)
                .put("vocab_size", TOKENS.size());
        var dims = json.putArray("conv_dim");
        var kernels = json.putArray("conv_kernel");
        var strides = json.putArray("conv_stride");
        for (int i = 0; i < KERNELS.length; i++) {
            dims.add(channels);
            kernels.add(KERNELS[i]);
            strides.add(STRIDES[i]);
        }
    }

    private SafetensorsWriter.Tensor tensor(String tensor, long[] shape) {
        var info =
                new Weights.Info(Weights.Type.F32, Arrays.stream(shape).boxed().toList());
        boolean head = tensor.startsWith("lm_head.");
        return new SafetensorsWriter.Tensor(head ? tensor : kin.prefix() + tensor, info, numbers(tensor, shape));
    }

    private SafetensorsWriter.Numbers numbers(String tensor, long[] shape) {
        if (tensor.endsWith("layer_norm.weight") || tensor.endsWith("gru_rel_pos_const")) {
            return RandomNumbers.constant(1);
        }
        if (tensor.endsWith(".bias")) {
            return RandomNumbers.constant(0);
        }
        if (tensor.endsWith("weight_g") || tensor.endsWith("original0")) {
            return RandomNumbers.constant((float) Math.sqrt((double) hidden / POSITIONS)); // as long as it is
        }
        return RandomNumbers.noise(tensor.hashCode(), shape);
    }
}
