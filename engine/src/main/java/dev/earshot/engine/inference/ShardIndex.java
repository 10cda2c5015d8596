package dev.earshot.engine.inference;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Which tensor is in which file of a model that comes in several: `model.safetensors.index.json`.
///
/// @param weightMap from a tensor to the name of a file in the same folder
record ShardIndex(Path path, Map<String, String> weightMap) {
    static final String FILE = "model.safetensors.index.json";

    /// A name, and not a path: a model names no files outside its folder.
    private static final Pattern SHARD = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*\\.safetensors");

    /// @throws SttException MODEL_CORRUPT when it is no such index or a file it names is not in the folder
    static ShardIndex read(Path folder) {
        var index = new ShardIndex(folder.resolve(FILE), new LinkedHashMap<>());
        try {
            var map =
                    new JsonMapper().readTree(Files.readAllBytes(index.path())).path("weight_map");
            if (!map.isObject() || map.isEmpty()) {
                throw index.corrupt("names no tensors");
            }
            map.properties()
                    .forEach(entry -> index.weightMap()
                            .put(entry.getKey(), entry.getValue().asString("")));
        } catch (JacksonException e) {
            throw index.corrupt("is no JSON (" + e.getOriginalMessage() + ")");
        } catch (IOException e) {
            throw new SttException(SttError.MODEL_CORRUPT, "The model file " + index.path() + " cannot be read.", e);
        }
        index.weightMap().forEach((name, shard) -> index.demandInFolder(name, shard));
        return index;
    }

    private void demandInFolder(String name, String shard) {
        if (!SHARD.matcher(shard).matches()) {
            throw corrupt("puts the tensor '" + name + "' into '" + shard + "', which is not the name of a safetensors"
                    + " file in its folder");
        }
        if (!Files.isRegularFile(path.resolveSibling(shard))) {
            throw corrupt("puts the tensor '" + name + "' into the file " + shard + ", which is missing");
        }
    }

    SortedSet<String> shards() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(weightMap.values()));
    }

    SttException corrupt(String what) {
        return new SttException(
                SttError.MODEL_CORRUPT, "The model file " + path + " " + what + "; download the model again.");
    }
}
