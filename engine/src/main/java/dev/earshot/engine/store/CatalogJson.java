package dev.earshot.engine.store;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads `catalog.json`. What is missing is empty; what is wrong is an [IllegalArgumentException] that
/// says what.
record CatalogJson(byte[] text) {
    List<CatalogEntry> entries() {
        var root = new JsonMapper().readTree(text);
        if (!root.path("models").isArray()) {
            throw new IllegalArgumentException("it has no list 'models'");
        }
        var entries = new ArrayList<CatalogEntry>();
        root.path("models").forEach(node -> entries.add(entry(node)));
        return entries;
    }

    private static CatalogEntry entry(JsonNode node) {
        var id = required(node, "id", "a model");
        if (!id.matches("[\\w][\\w.-]*")) {
            throw new IllegalArgumentException("the id '" + id + "' has other signs than letters, digits and .-_");
        }
        return new CatalogEntry(
                id,
                text(node, "name").orElse(id),
                required(node, "family", id),
                required(node, "repository", id),
                text(node, "revision"),
                node.path("files").valueStream().map(file -> file(file, id)).toList(),
                text(node, "licence"),
                node.path("languages")
                        .valueStream()
                        .map(language -> language.asString(""))
                        .toList(),
                node.path("parameters").asLong(0),
                node.path("memory").asLong(0),
                node.path("strengths")
                        .valueStream()
                        .map(strength -> strength(strength.asString(""), id))
                        .collect(Collectors.toSet()),
                text(node, "summary").orElse(""));
    }

    private static CatalogFile file(JsonNode node, String id) {
        return new CatalogFile(
                required(node, "path", id),
                node.path("bytes").asLong(0),
                node.path("about").asBoolean(false),
                text(node, "sha256").map(Sha256::new),
                text(node, "from").map(URI::create));
    }

    private static Strength strength(String name, String id) {
        try {
            return Strength.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the strength '" + name + "' of " + id + " is not known", e);
        }
    }

    private static String required(JsonNode node, String key, String of) {
        return text(node, key).orElseThrow(() -> new IllegalArgumentException(of + " has no " + key));
    }

    private static Optional<String> text(JsonNode node, String key) {
        return Optional.of(node.path(key).asString("")).filter(text -> !text.isBlank());
    }
}
