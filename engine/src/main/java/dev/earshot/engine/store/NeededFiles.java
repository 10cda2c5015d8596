package dev.earshot.engine.store;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Which files of a repository or folder Earshot needs. All others stay where they are: the same
/// weights for other programs (`.bin`, `.onnx`, `.msgpack`, `.h5`, `.gguf`, other precisions),
/// pictures, and whatever is executable.
///
/// @param name of the model, for sentences: `The model openai/whisper-tiny`
/// @param present the names of all files at the top
record NeededFiles(String name, Collection<String> present) {
    static final String CONFIG = "config.json";
    private static final String SINGLE = "model.safetensors";
    private static final String INDEX = "model.safetensors.index.json";

    /// Read by the families, as far as they are there; `config.json` first, as it decides whether the
    /// rest is fetched.
    private static final List<String> SMALL = List.of(
            CONFIG,
            "generation_config.json",
            "preprocessor_config.json",
            "processor_config.json",
            "tokenizer.json",
            "tokenizer_config.json",
            "vocab.json",
            "merges.txt",
            "added_tokens.json",
            "special_tokens_map.json",
            "normalizer.json",
            "LICENSE",
            "LICENSE.txt",
            "LICENSE.md");

    private static final List<String> PICKLES =
            List.of("pytorch_model.bin", "pytorch_model.bin.index.json", "model.pt", "model.ckpt");

    /// A name, and not a path: a model names no files outside its folder.
    private static final Pattern SHARD = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*\\.safetensors");

    /// Reads a small file that is present.
    @FunctionalInterface
    interface Reader {
        byte[] read(String file) throws InterruptedException;
    }

    /// The small ones first.
    ///
    /// @throws SttException UNSUPPORTED when there is no config, or weights are missing or a pickle
    Set<String> select(Reader reader) throws InterruptedException {
        if (!present.contains(CONFIG)) {
            throw new SttException(
                    SttError.UNSUPPORTED,
                    name + " has no config.json, so it is no model that this Earshot can run; choose another one.");
        }
        var needed = new LinkedHashSet<>(SMALL);
        needed.retainAll(present);
        needed.addAll(weights(reader));
        return needed;
    }

    private Collection<String> weights(Reader reader) throws InterruptedException {
        if (present.contains(SINGLE)) {
            return List.of(SINGLE);
        }
        if (present.contains(INDEX)) {
            return sharded(reader.read(INDEX));
        }
        if (present.stream().anyMatch(PICKLES::contains)) {
            throw new SttException(
                    SttError.UNSUPPORTED,
                    name + " keeps its weights in a pickle (pytorch_model.bin or the like), which can run any program"
                            + " when it is opened, so Earshot does not open it: use a version of the model with a"
                            + " model.safetensors, or convert it.");
        }
        throw new SttException(
                SttError.UNSUPPORTED,
                name + " holds no weights that Earshot can read: there is neither " + SINGLE + " nor " + INDEX
                        + " in it.");
    }

    private Collection<String> sharded(byte[] index) {
        var needed = new LinkedHashSet<String>();
        needed.add(INDEX);
        try {
            new JsonMapper()
                    .readTree(index)
                    .path("weight_map")
                    .values()
                    .forEach(shard -> needed.add(shard.asString("")));
        } catch (JacksonException e) {
            throw damaged("is no JSON", e);
        }
        if (needed.size() == 1) {
            throw damaged("names no weights", null);
        }
        for (String file : needed) {
            if (!file.equals(INDEX) && (!SHARD.matcher(file).matches() || !present.contains(file))) {
                throw damaged("names the file '" + file + "', which is not there", null);
            }
        }
        return needed;
    }

    private SttException damaged(String what, @Nullable Throwable cause) {
        return new SttException(
                SttError.MODEL_CORRUPT,
                name + " is damaged: its " + INDEX + " " + what + ". Choose another version of it.",
                cause);
    }
}
