package dev.earshot.engine.decode;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The files of a tokenizer in the Hugging Face layout. Everything in them is checked before it is used, as a model's
/// folder may come from anywhere.
///
/// | file | what is read of it |
/// |---|---|
/// | `tokenizer.json` | `model.vocab`, `model.merges` (as `"a b"` or `["a", "b"]`), `added_tokens` |
/// | `vocab.json`, `merges.txt` | the same, where there is no `tokenizer.json` |
/// | `added_tokens.json` | spelling to number |
/// | `tokenizer_config.json` | `added_tokens_decoder`: number to spelling |
/// | `special_tokens_map.json` | `additional_special_tokens`, numbered on from the last one when no file numbers any |
final class TokenizerFiles {
    private static final long LARGEST_FILE = 64 << 20;
    private static final int MOST_TOKENS = 1 << 20;

    private final Path folder;
    private final JsonMapper json = new JsonMapper();
    private final ByteAlphabet alphabet = new ByteAlphabet();
    private final Map<String, Integer> plain = new HashMap<>();
    private final Map<String, Integer> added = new HashMap<>();

    TokenizerFiles(Path folder) {
        this.folder = folder;
    }

    Tokenizer read() {
        Path whole = folder.resolve("tokenizer.json");
        boolean inOneFile = Files.exists(whole);
        Path vocabulary = inOneFile ? whole : folder.resolve("vocab.json");
        Merges merges = inOneFile ? readWhole(whole) : readParts(vocabulary);
        return new Tokenizer(vocabulary, bytes(vocabulary), plain, added, merges, alphabet);
    }

    private Merges readWhole(Path file) {
        JsonNode root = object(file);
        JsonNode model = root.path("model");
        if (!model.path("vocab").isObject() || !model.path("merges").isArray()) {
            throw corrupt(file, "holds no byte-level BPE", null);
        }
        readVocabulary(file, model.path("vocab"));
        for (var token : root.path("added_tokens")) {
            add(file, token.path("content"), token.path("id"));
        }
        List<String[]> pairs = new ArrayList<>();
        for (var merge : model.path("merges")) {
            pairs.add(
                    merge.isArray()
                            ? new String[] {
                                merge.path(0).asString(""), merge.path(1).asString("")
                            }
                            : merge.asString("").split(" ", -1));
        }
        return merges(file, pairs);
    }

    private Merges readParts(Path vocabulary) {
        readVocabulary(vocabulary, object(vocabulary));
        readAdded();
        Path file = folder.resolve("merges.txt");
        List<String[]> pairs = new ArrayList<>();
        for (var line :
                new String(content(file), StandardCharsets.UTF_8).lines().toList()) {
            boolean comment = pairs.isEmpty() && line.startsWith("#version");
            if (!comment && !line.isBlank()) {
                pairs.add(line.split(" ", -1));
            }
        }
        return merges(file, pairs);
    }

    private void readVocabulary(Path file, JsonNode vocabulary) {
        for (var entry : vocabulary.properties()) {
            plain.put(entry.getKey(), id(file, entry.getKey(), entry.getValue()));
        }
    }

    private void readAdded() {
        Path list = folder.resolve("added_tokens.json");
        if (Files.exists(list)) {
            for (var entry : object(list).properties()) {
                added.put(entry.getKey(), id(list, entry.getKey(), entry.getValue()));
            }
        }
        Path settings = folder.resolve("tokenizer_config.json");
        if (Files.exists(settings)) {
            for (var entry : object(settings).path("added_tokens_decoder").properties()) {
                add(
                        settings,
                        entry.getValue().path("content"),
                        json.getNodeFactory().stringNode(entry.getKey()));
            }
        }
        Path names = folder.resolve("special_tokens_map.json");
        if (added.isEmpty() && Files.exists(names)) {
            number(object(names).path("additional_special_tokens"));
        }
    }

    /// What files from the time before numbers were written down leave to be inferred.
    private void number(JsonNode names) {
        int next = plain.values().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
        for (var entry : names) {
            String name =
                    entry.isString() ? entry.asString() : entry.path("content").asString("");
            if (!plain.containsKey(name) && added.putIfAbsent(name, next) == null) {
                next++;
            }
        }
    }

    private void add(Path file, JsonNode spelling, JsonNode id) {
        String token = spelling.asString("");
        added.put(token, id(file, token, id));
    }

    private static int id(Path file, String token, JsonNode number) {
        int id = number.asInt(-1);
        if (id < 0 || id >= MOST_TOKENS) {
            throw corrupt(file, "gives the token " + shown(token) + " the number " + shown(number.toString()), null);
        }
        return id;
    }

    private Merges merges(Path file, List<String[]> pairs) {
        var merges = new Merges(pairs.size());
        for (var pair : pairs) {
            Integer left = pair.length == 2 ? plain.get(pair[0]) : null;
            Integer right = pair.length == 2 ? plain.get(pair[1]) : null;
            Integer result = pair.length == 2 ? plain.get(pair[0] + pair[1]) : null;
            if (left == null || right == null || result == null) {
                String merge = shown(String.join(" ", pair));
                throw corrupt(file, "merges " + merge + ", which the vocabulary does not know", null);
            }
            merges.add(left, right, result);
        }
        return merges;
    }

    private byte[][] bytes(Path file) {
        int most = -1;
        for (int id : plain.values()) {
            most = Math.max(most, id);
        }
        for (int id : added.values()) {
            most = Math.max(most, id);
        }
        byte[][] bytes = new byte[most + 1][];
        plain.forEach((token, id) -> {
            if (bytes[id] != null) {
                throw corrupt(file, "has two tokens with the number " + id, null);
            }
            bytes[id] = alphabet.read(token);
        });
        added.forEach((token, id) -> bytes[id] = token.getBytes(StandardCharsets.UTF_8));
        Arrays.setAll(bytes, id -> bytes[id] == null ? new byte[0] : bytes[id]);
        return bytes;
    }

    private JsonNode object(Path file) {
        try {
            JsonNode root = json.readTree(content(file));
            if (root.isObject()) {
                return root;
            }
        } catch (JacksonException e) {
            throw corrupt(file, "is damaged", e);
        }
        throw corrupt(file, "holds no JSON object", null);
    }

    private static byte[] content(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw corrupt(file, "is larger than any vocabulary", null);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw corrupt(file, Files.exists(file) ? "cannot be read" : "is missing", e);
        }
    }

    /// Damaged files hold anything, also tokens as long as a book.
    private static String shown(String text) {
        return '"' + text.substring(0, Math.min(text.length(), 40)) + '"';
    }

    private static SttException corrupt(Path file, String what, @Nullable Throwable cause) {
        return new SttException(
                SttError.MODEL_CORRUPT,
                "The model's file " + file + " " + what + ": fetch the model again, with all of its files.",
                cause);
    }
}
