package dev.earshot.engine.store;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One of the JSON files that describe a model, read with sentences for everything that may be wrong in it.
///
/// @param root an object
public record ModelJson(Path path, JsonNode root) {
    private static final JsonMapper JSON = new JsonMapper();

    /// @throws SttException MODEL_NOT_FOUND when it is not there, MODEL_CORRUPT when it is no JSON object
    public static ModelJson read(Path folder, String name) {
        var path = folder.resolve(name);
        if (!Files.exists(path)) {
            throw new SttException(SttError.MODEL_NOT_FOUND, "The model folder " + folder + " has no " + name + ".");
        }
        return read(path);
    }

    /// The same, as if it were empty when it is not there.
    public static ModelJson readIfThere(Path folder, String name) {
        var path = folder.resolve(name);
        return Files.exists(path) ? read(path) : new ModelJson(path, JSON.createObjectNode());
    }

    private static ModelJson read(Path path) {
        try {
            var file = new ModelJson(path, JSON.readTree(Files.readAllBytes(path)));
            if (!file.root().isObject()) {
                throw file.corrupt("is no JSON object");
            }
            return file;
        } catch (JacksonException e) {
            throw new SttException(
                    SttError.MODEL_CORRUPT,
                    "The model file " + path + " is no JSON" + place(e) + "; download the model again.",
                    e);
        } catch (IOException e) {
            throw new SttException(SttError.MODEL_CORRUPT, "The model file " + path + " cannot be read.", e);
        }
    }

    /// Where a file stops to be JSON, for people: ` (line 3, column 7)`. The parser's own words speak of its inside.
    static String place(JacksonException e) {
        return Optional.ofNullable(e.getLocation())
                .filter(at -> at.getLineNr() > 0)
                .map(at -> " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")")
                .orElse("");
    }

    /// Whether the key is there, be its value `null`.
    public boolean has(String key) {
        return root.has(key);
    }

    /// A size.
    ///
    /// @throws SttException MODEL_CORRUPT when it is missing or no positive integer
    public int size(String key) {
        int size = integer(key).orElseThrow(() -> corrupt("does not say " + key));
        if (size <= 0) {
            throw corrupt("has a " + key + " of " + size);
        }
        return size;
    }

    /// Empty when it is missing or `null`.
    ///
    /// @throws SttException MODEL_CORRUPT when it is no integer
    public OptionalInt integer(String key) {
        var node = root.path(key);
        return node.isMissingNode() || node.isNull() ? OptionalInt.empty() : OptionalInt.of(integer(key, node));
    }

    private int integer(String key, JsonNode node) {
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            throw corrupt("has a " + key + " of " + node);
        }
        return node.intValue();
    }

    /// Empty when it is missing or `null`.
    ///
    /// @throws SttException MODEL_CORRUPT when it is no list of integers
    public List<Integer> integers(String key) {
        return integers(key, root.path(key));
    }

    private List<Integer> integers(String key, JsonNode list) {
        var integers = new ArrayList<Integer>();
        elements(key, list).forEach(element -> integers.add(integer(key, element)));
        return List.copyOf(integers);
    }

    /// A list of lists; empty when it is missing or `null`.
    ///
    /// @throws SttException MODEL_CORRUPT when it is no list of lists of integers
    public List<List<Integer>> rows(String key) {
        return elements(key, root.path(key)).stream()
                .map(row -> integers(key, row))
                .toList();
    }

    /// Empty when it is missing or `null`; what is no text in it is left out.
    public List<String> texts(String key) {
        return elements(key, root.path(key)).stream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
    }

    private List<JsonNode> elements(String key, JsonNode list) {
        if (!list.isArray() && !list.isMissingNode() && !list.isNull()) {
            throw corrupt("has a " + key + " of " + list);
        }
        return List.copyOf(list.values());
    }

    public String text(String key, String otherwise) {
        return root.path(key).asString(otherwise);
    }

    public boolean flag(String key, boolean otherwise) {
        return root.path(key).asBoolean(otherwise);
    }

    /// @param what continues "The model file X"
    public SttException corrupt(String what) {
        return new SttException(
                SttError.MODEL_CORRUPT, "The model file " + path + " " + what + "; download the model again.");
    }

    /// @param what continues "The model file X"
    public SttException unsupported(String what) {
        return new SttException(SttError.UNSUPPORTED, "The model file " + path + " " + what + ".");
    }
}
