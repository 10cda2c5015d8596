package dev.earshot.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Which model of the hub somebody asked for: `request.json` among its parts, so that the next start
/// can go on.
///
/// @param id what its folder will be called
/// @param name what a person calls it
/// @param family of a model that has no `config.json` to tell; empty when it has
/// @param reference where it is
record ModelRequest(String id, String name, Optional<String> family, ModelReference reference) {
    private static final String FILE = "request.json";
    private static final JsonMapper JSON = new JsonMapper();

    void write(Path parts) throws IOException {
        var root = JSON.createObjectNode().put("id", id).put("name", name);
        root.put("repository", reference.repository());
        reference.revision().ifPresent(revision -> root.put("revision", revision));
        family.ifPresent(known -> root.put("family", known));
        Files.createDirectories(parts);
        Folders.write(parts.resolve(FILE), root.toPrettyString());
    }

    static Optional<ModelRequest> read(Path parts) {
        try {
            var root = JSON.readTree(Files.readAllBytes(parts.resolve(FILE)));
            var reference = new ModelReference(
                    root.path("repository").asString(""),
                    Optional.of(root.path("revision").asString("")).filter(text -> !text.isEmpty()));
            return Optional.of(new ModelRequest(
                    root.path("id").asString(""),
                    root.path("name").asString(""),
                    Optional.of(root.path("family").asString("")).filter(text -> !text.isEmpty()),
                    reference));
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    static void forget(Path parts) throws IOException {
        Files.deleteIfExists(parts.resolve(FILE));
    }
}
