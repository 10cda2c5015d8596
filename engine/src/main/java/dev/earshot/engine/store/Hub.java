package dev.earshot.engine.store;

import dev.earshot.engine.SttException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The model hub huggingface.co, or another that speaks as it does. Fetches nothing by itself. Safe for
/// many threads.
///
/// | asked | for |
/// |---|---|
/// | `/api/models/{repository}/revision/{revision}` | the commit and the licence |
/// | `/api/models/{repository}/tree/{commit}?recursive=true` | names, sizes and hashes, in pages (`Link`, RFC 8288) |
/// | `/{repository}/resolve/{commit}/{path}` | a file, mostly by a redirect to another host |
///
/// @see <a href="https://huggingface.co/docs/hub/api">Hub API Endpoints</a>
public final class Hub {
    private static final int LARGEST_ANSWER = 64 << 20;
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;[^,]*rel=\"?next\"?");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    private final HubSettings settings;
    private final Patience patience;
    private final Web web;
    private final JsonMapper json = new JsonMapper();

    public Hub(HubSettings settings) {
        this(settings, Patience.USUAL);
    }

    Hub(HubSettings settings, Patience patience) {
        this.settings = settings;
        this.patience = patience;
        this.web = new Web(settings, patience);
    }

    public HubSettings settings() {
        return settings;
    }

    Patience patience() {
        return patience;
    }

    Web web() {
        return web;
    }

    /// Asks what is in a repository; waits and tries again while that may help.
    ///
    /// @throws SttException MODEL_NOT_FOUND, ACCESS_DENIED, NETWORK
    public HubSnapshot look(ModelReference reference) throws InterruptedException {
        var api = settings.base() + "/api/models/" + reference.repository();
        var what = "The model " + reference;
        var revision = reference.revision().orElse("main");
        var about = ask(URI.create(api + "/revision/" + escaped(revision, "")), what)
                .content();
        var commit = about.path("sha").asString("");
        if (!COMMIT.matcher(commit).matches()) {
            throw web.strange(settings.base(), "does not say at which commit the model " + reference + " is");
        }
        var files = new ArrayList<RemoteFile>();
        var page = Optional.of(URI.create(api + "/tree/" + commit + "?recursive=true"));
        while (page.isPresent()) {
            var answer = ask(page.get(), what);
            for (var entry : answer.content()) {
                if (entry.path("type").asString("").equals("file")) {
                    files.add(file(reference.repository(), commit, entry));
                }
            }
            page = answer.next();
        }
        return new HubSnapshot(reference.repository(), commit, files, licence(about));
    }

    /// Where a file of a repository is.
    URI address(String repository, String commit, String path) {
        return URI.create(settings.base() + "/" + repository + "/resolve/" + commit + "/" + escaped(path, "/"));
    }

    /// A small file as it is.
    ///
    /// @throws SttException as [#look]
    byte[] read(URI address, String what) throws InterruptedException {
        return new Persistence(patience).until(() -> {
            try (var answer = web.get(address, Map.of(), what)) {
                return body(answer);
            }
        });
    }

    private byte[] body(Answer answer) throws TransientException, InterruptedException {
        try {
            return answer.body().all(LARGEST_ANSWER);
        } catch (IOException e) {
            throw web.broken(answer.from(), e);
        }
    }

    private record Page(JsonNode content, Optional<URI> next) {}

    private Page ask(URI address, String what) throws InterruptedException {
        return new Persistence(patience).until(() -> {
            try (var answer = web.get(address, Map.of(), what)) {
                var next = answer.headers().allValues("Link").stream()
                        .map(NEXT::matcher)
                        .filter(java.util.regex.Matcher::find)
                        .map(match -> address.resolve(match.group(1)))
                        .findFirst();
                return new Page(json.readTree(body(answer)), next);
            } catch (JacksonException | IllegalArgumentException e) {
                throw web.strange(address, "answers with something that is no list of a hub");
            }
        });
    }

    /// Large files have a SHA-256 (`lfs.oid`), small ones only their name in git.
    private RemoteFile file(String repository, String commit, JsonNode entry) {
        var path = entry.path("path").asString("");
        var large = entry.path("lfs").path("oid").asString("");
        var git = entry.path("oid").asString("");
        RemoteFile.Content content;
        if (Sha256.isOne(large)) {
            content = new RemoteFile.Content.Hashed(new Sha256(large));
        } else if (COMMIT.matcher(git).matches()) {
            content = new RemoteFile.Content.GitBlob(git);
        } else {
            throw web.strange(settings.base(), "does not say what is in the file " + path);
        }
        return new RemoteFile(
                path, address(repository, commit, path), entry.path("size").asLong(-1), content);
    }

    private static Optional<String> licence(JsonNode about) {
        var card = about.path("cardData").path("license");
        var tags = about.path("tags").valueStream().map(tag -> tag.asString(""));
        return Optional.of(card.asString(""))
                .filter(name -> !name.isBlank())
                .or(() -> tags.filter(tag -> tag.startsWith("license:"))
                        .map(tag -> tag.substring("license:".length()))
                        .findFirst());
    }

    /// Everything but letters, digits, `-._~` and what is `kept` as `%XX` of its UTF-8.
    private static String escaped(String text, String kept) {
        var escaped = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = octet > 0 && (Character.isLetterOrDigit(octet) || ("-._~" + kept).indexOf(octet) >= 0);
            escaped.append(plain ? String.valueOf((char) octet) : "%%%02X".formatted(octet & 0xff));
        }
        return escaped.toString();
    }
}
