package dev.earshot.engine.inference;

import dev.earshot.engine.SttException;
import dev.earshot.engine.inference.Weights.Info;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the header of a safetensors file: a JSON object that says of each tensor what it is and which bytes are its.
///
/// As the format demands, no name may occur twice, and the tensors fill the file without overlaps, without holes and
/// without a rest: nothing can hide in a file, and none is used that lost its end.
///
/// @param corrupt makes the exception from what is wrong with the file
record SafetensorsHeader(Function<String, SttException> corrupt) {
    private static final String METADATA = "__metadata__";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /// A tensor and its bytes, counted from the end of the header.
    record Entry(String name, Info info, long begin, long end) {}

    /// @param json the header
    /// @param room how many bytes follow it
    /// @return by name
    /// @throws SttException MODEL_CORRUPT
    Map<String, Entry> entries(byte[] json, long room) {
        var entries = new ArrayList<Entry>();
        for (var property : parse(json).properties()) {
            if (!property.getKey().equals(METADATA)) {
                entries.add(entry(property.getKey(), property.getValue()));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        demandNoGapsAndOverlaps(entries, room);
        return entries.stream().collect(Collectors.toUnmodifiableMap(Entry::name, entry -> entry));
    }

    private JsonNode parse(byte[] json) {
        if (json[0] != '{') {
            throw corrupt.apply("has no header that begins with '{'");
        }
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            throw corrupt.apply("has a header that is no JSON (" + e.getOriginalMessage() + ")");
        }
    }

    private Entry entry(String name, JsonNode node) {
        var type = type(name, node.path("dtype").asString(""));
        var info = new Info(type, numbers(name, node.path("shape"), "shape"));
        var offsets = numbers(name, node.path("data_offsets"), "data_offsets");
        if (offsets.size() != 2 || offsets.get(1) < offsets.get(0)) {
            throw corrupt.apply("has the tensor '" + name + "' with the data_offsets " + offsets);
        }
        var entry = new Entry(name, info, offsets.get(0), offsets.get(1));
        long length = entry.end() - entry.begin();
        if (length != bytes(name, info)) {
            throw corrupt.apply("has the tensor '" + name + "' with " + length + " bytes, which is not what the shape "
                    + info.shape() + " takes as " + type);
        }
        return entry;
    }

    private Weights.Type type(String name, String dtype) {
        return Arrays.stream(Weights.Type.values())
                .filter(type -> type.name().equals(dtype))
                .findFirst()
                .orElseThrow(() -> corrupt.apply("has the tensor '" + name + "' of the unknown type '" + dtype + "'"));
    }

    private List<Long> numbers(String name, JsonNode node, String key) {
        var numbers = new ArrayList<Long>();
        for (var element : node.values()) {
            if (!element.isIntegralNumber() || !element.canConvertToLong() || element.longValue() < 0) {
                throw corrupt.apply("has the tensor '" + name + "' with a " + key + " of " + node);
            }
            numbers.add(element.longValue());
        }
        if (!node.isArray()) {
            throw corrupt.apply("has the tensor '" + name + "' without its " + key);
        }
        return numbers;
    }

    private long bytes(String name, Info info) {
        try {
            return Math.multiplyExact(info.count(), info.type().bytes());
        } catch (ArithmeticException e) {
            throw corrupt.apply("has the tensor '" + name + "' with the impossible shape " + info.shape());
        }
    }

    private void demandNoGapsAndOverlaps(List<Entry> entries, long room) {
        long end = 0;
        String before = "the header";
        for (var entry : entries) {
            var name = "'" + entry.name() + "'";
            if (entry.begin() < end) {
                throw corrupt.apply("has the tensor " + name + " overlapping " + before);
            }
            if (entry.begin() > end) {
                throw corrupt.apply("has a hole of " + (entry.begin() - end) + " bytes before the tensor " + name);
            }
            if (entry.end() > room) {
                throw corrupt.apply(
                        "is cut off: " + (entry.end() - room) + " bytes of the tensor " + name + " are beyond its end");
            }
            end = entry.end();
            before = name;
        }
        if (end < room) {
            throw corrupt.apply("has " + (room - end) + " bytes after its last tensor that belong to none");
        }
    }
}
