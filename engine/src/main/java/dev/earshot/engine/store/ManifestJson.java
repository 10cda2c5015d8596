package dev.earshot.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `earshot.json`, the manifest in a model's folder.
final class ManifestJson {
    private static final JsonMapper JSON = new JsonMapper();

    private ManifestJson() {}

    static void write(ModelManifest manifest, Path folder) throws IOException {
        var root = JSON.createObjectNode()
                .put("id", manifest.id())
                .put("name", manifest.name())
                .put("family", manifest.family());
        switch (manifest.origin()) {
            case ModelManifest.Origin.FromHub hub ->
                root.put("repository", hub.repository()).put("commit", hub.commit());
            case ModelManifest.Origin.FromFolder from -> root.put("folder", from.folder());
        }
        manifest.licence().ifPresent(name -> root.put("licence", name));
        root.put("installed", manifest.installed().toString());
        var files = root.putArray("files");
        for (var file : manifest.files()) {
            files.addObject()
                    .put("path", file.path())
                    .put("bytes", file.bytes())
                    .put("sha256", file.sha256().hex());
        }
        Folders.write(folder.resolve(ModelManifest.FILE), root.toPrettyString());
    }

    /// Empty when there is none, or none that can be read.
    static Optional<ModelManifest> read(Path folder) {
        var file = folder.resolve(ModelManifest.FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            var root = JSON.readTree(Files.readAllBytes(file));
            var files = new ArrayList<ManifestFile>();
            for (var entry : root.path("files")) {
                files.add(new ManifestFile(
                        entry.path("path").asString(""),
                        entry.path("bytes").asLong(0),
                        new Sha256(entry.path("sha256").asString(""))));
            }
            return Optional.of(new ModelManifest(
                    root.path("id").asString(folder.getFileName().toString()),
                    root.path("name").asString(folder.getFileName().toString()),
                    root.path("family").asString(""),
                    origin(root),
                    text(root, "licence"),
                    Instant.parse(root.path("installed").asString("")),
                    files));
        } catch (IOException | JacksonException | IllegalArgumentException | DateTimeException e) {
            LoggerFactory.getLogger(ManifestJson.class).warn("The manifest {} cannot be read", file, e);
            return Optional.empty();
        }
    }

    private static ModelManifest.Origin origin(JsonNode root) {
        return text(root, "repository")
                .<ModelManifest.Origin>map(repository -> new ModelManifest.Origin.FromHub(
                        repository, root.path("commit").asString("")))
                .orElseGet(() ->
                        new ModelManifest.Origin.FromFolder(root.path("folder").asString("")));
    }

    private static Optional<String> text(JsonNode root, String key) {
        return Optional.of(root.path(key).asString("")).filter(text -> !text.isEmpty());
    }
}
