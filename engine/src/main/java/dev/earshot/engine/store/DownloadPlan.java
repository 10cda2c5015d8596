package dev.earshot.engine.store;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a download consists of: `download.json` among its parts, for those who follow it and for the
/// next start.
///
/// @param name of what is fetched
record DownloadPlan(String name, List<RemoteFile> files) {
    private static final String FILE = "download.json";
    private static final JsonMapper JSON = new JsonMapper();

    DownloadPlan {
        files = List.copyOf(files);
    }

    long bytes() {
        return files.stream().mapToLong(RemoteFile::bytes).sum();
    }

    /// How many of these bytes are in a folder.
    long present(Path parts) {
        return files.stream().mapToLong(file -> FileFetch.present(file, parts)).sum();
    }

    void write(Path parts) throws IOException {
        var root = JSON.createObjectNode().put("name", name);
        var list = root.putArray("files");
        for (var file : files) {
            var entry = list.addObject()
                    .put("path", file.path())
                    .put("from", file.from().toString())
                    .put("bytes", file.bytes());
            switch (file.content()) {
                case RemoteFile.Content.Hashed hashed ->
                    entry.put("sha256", hashed.sha256().hex());
                case RemoteFile.Content.GitBlob blob -> entry.put("git", blob.oid());
                case RemoteFile.Content.Unknown _ -> {}
            }
        }
        Files.createDirectories(parts);
        Folders.write(parts.resolve(FILE), root.toPrettyString());
    }

    /// Empty when there is none, or none that can be read.
    static Optional<DownloadPlan> read(Path parts) {
        try {
            var root = JSON.readTree(Files.readAllBytes(parts.resolve(FILE)));
            var files = new ArrayList<RemoteFile>();
            for (var entry : root.path("files")) {
                files.add(new RemoteFile(
                        entry.path("path").asString(""),
                        URI.create(entry.path("from").asString("")),
                        entry.path("bytes").asLong(0),
                        content(
                                entry.path("sha256").asString(""),
                                entry.path("git").asString(""))));
            }
            return Optional.of(new DownloadPlan(root.path("name").asString(""), files));
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static RemoteFile.Content content(String sha256, String git) {
        if (!sha256.isEmpty()) {
            return new RemoteFile.Content.Hashed(new Sha256(sha256));
        }
        return git.isEmpty() ? new RemoteFile.Content.Unknown() : new RemoteFile.Content.GitBlob(git);
    }

    /// Before the folder becomes something else.
    static void forget(Path parts) throws IOException {
        Files.deleteIfExists(parts.resolve(FILE));
    }
}
