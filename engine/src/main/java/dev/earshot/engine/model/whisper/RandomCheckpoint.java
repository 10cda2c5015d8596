package dev.earshot.engine.model.whisper;

import dev.earshot.engine.inference.RandomNumbers;
import dev.earshot.engine.inference.SafetensorsWriter;
import dev.earshot.engine.inference.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A whole checkpoint in the Hugging Face layout that has learnt nothing: the files, sizes and arithmetic of a real
/// one, for measuring where no checkpoint can be had and for tests. What it writes is noise.
///
/// @param type F32, F16 or BF16
/// @param shards in how many files the weights come
/// @param seed the same one gives the same numbers, in any number of shards
record RandomCheckpoint(WhisperSize size, Weights.Type type, int shards, long seed) {
    private static final int SOURCE_POSITIONS = 1500;
    private static final int TEXT_POSITIONS = 448;
    private static final double LONGEST_WAVE = 10_000; // Vaswani et al. 2017, section 3.5

    /// One file of half-precision numbers, as most published checkpoints are.
    RandomCheckpoint(WhisperSize size) {
        this(size, Weights.Type.F16, 1, 0);
    }

    /// Writes all files of the checkpoint into an existing folder; takes seconds for the large sizes, and no memory to
    /// speak of.
    void write(Path folder) throws IOException {
        var vocabulary = new RandomVocabulary(WhisperSize.LANGUAGES.subList(0, size.languages()), size.vocabulary());
        writeJson(folder.resolve(WhisperConfig.CONFIG), this::config);
        writeJson(folder.resolve(Generation.FILE), json -> generation(json, vocabulary));
        writeJson(folder.resolve(WhisperConfig.PREPROCESSOR), this::preprocessor);
        writeJson(folder.resolve("tokenizer.json"), vocabulary::write);
        writeWeights(folder, WhisperConfig.read(folder));
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
        json.putArray("architectures").add("WhisperForConditionalGeneration");
        json.put("model_type", "whisper")
                .put("activation_function", "gelu")
                .put("scale_embedding", false)
                .put("d_model", size.dModel())
                .put("num_mel_bins", size.melBands())
                .put("max_source_positions", SOURCE_POSITIONS)
                .put("max_target_positions", TEXT_POSITIONS)
                .put("vocab_size", size.vocabulary());
        stack(json, "encoder", size.encoderLayers());
        stack(json, "decoder", size.decoderLayers());
    }

    private void stack(ObjectNode json, String name, int layers) {
        json.put(name + "_layers", layers)
                .put(name + "_attention_heads", size.heads())
                .put(name + "_ffn_dim", 4 * size.dModel());
    }

    private void generation(ObjectNode json, RandomVocabulary vocabulary) {
        json.put("is_multilingual", size.multilingual()).put("max_initial_timestamp_index", 50);
        json.putArray("begin_suppress_tokens").add(vocabulary.blank()).add(vocabulary.id("<|endoftext|>"));
        json.putArray("suppress_tokens").add(vocabulary.id("<|startoftranscript|>"));
        if (!size.alignmentHeads().isEmpty()) {
            json.set("alignment_heads", new JsonMapper().valueToTree(size.alignmentHeads()));
        }
    }

    private void preprocessor(ObjectNode json) {
        json.put("feature_size", size.melBands())
                .put("sampling_rate", 16_000)
                .put("n_fft", 400)
                .put("hop_length", 160)
                .put("chunk_length", 30);
    }

    private void writeWeights(Path folder, WhisperConfig config) throws IOException {
        var tensors = new ArrayList<SafetensorsWriter.Tensor>();
        WhisperTensors.of(config).forEach((name, shape) -> tensors.add(tensor(name, shape)));
        if (shards == 1) {
            SafetensorsWriter.write(folder.resolve("model.safetensors"), tensors);
            return;
        }
        var json = new JsonMapper().createObjectNode();
        var weightMap = json.putObject("weight_map");
        for (int i = 0; i < shards; i++) {
            var name = "model-%05d-of-%05d.safetensors".formatted(i + 1, shards);
            var shard = tensors.subList(i * tensors.size() / shards, (i + 1) * tensors.size() / shards);
            SafetensorsWriter.write(folder.resolve(name), shard);
            shard.forEach(tensor -> weightMap.put(tensor.name(), name));
        }
        Files.writeString(folder.resolve("model.safetensors.index.json"), json.toPrettyString());
    }

    private SafetensorsWriter.Tensor tensor(String name, long[] shape) {
        return new SafetensorsWriter.Tensor(
                WhisperTensors.PREFIX + name,
                new Weights.Info(type, Arrays.stream(shape).boxed().toList()),
                numbers(name, shape));
    }

    private SafetensorsWriter.Numbers numbers(String name, long[] shape) {
        if (name.endsWith("layer_norm.weight")) {
            return RandomNumbers.constant(1);
        }
        if (name.endsWith(".bias")) {
            return RandomNumbers.constant(0);
        }
        return name.equals("encoder.embed_positions.weight")
                ? new Waves(size.dModel())
                : RandomNumbers.noise(seed * 31 + name.hashCode(), shape);
    }

    /// The encoder's positions: sines in the first half of a row, cosines in the second.
    private static final class Waves implements SafetensorsWriter.Numbers {
        private final int half;
        private long next;

        Waves(int dModel) {
            half = dModel / 2;
        }

        @Override
        public void next(float[] chunk, int count) {
            for (int i = 0; i < count; i++, next++) {
                int column = (int) (next % (2L * half));
                long position = next / (2L * half);
                double angle = position * Math.pow(LONGEST_WAVE, -(column % half) / (half - 1.0));
                chunk[i] = (float) (column < half ? Math.sin(angle) : Math.cos(angle));
            }
        }
    }
}
