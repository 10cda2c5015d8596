package dev.earshot.bridge.server.pages;

import io.javalin.config.RoutesConfig;
import java.util.Map;

/// The files that a browser reads, and where: `/` tries the server, `/docs` describes its APIs.
///
/// They are open to everybody, also where the server takes keys: they hold no secret and are the
/// same for everybody; what
/// they ask the server for takes a key as ever.
public final class Pages {
    private static final Map<String, String> FILES = Map.ofEntries(
            Map.entry("/", "try.html"),
            Map.entry("/docs", "docs.html"),
            Map.entry("/docs/openapi.json", "openapi.json"),
            Map.entry("/docs/asyncapi.json", "asyncapi.json"),
            Map.entry("/docs/protocol.schema.json", "protocol.schema.json"),
            Map.entry("/assets/look.css", "look.css"),
            Map.entry("/assets/try.css", "try.css"),
            Map.entry("/assets/try.js", "try.js"),
            Map.entry("/assets/microphone.js", "microphone.js"),
            Map.entry("/assets/sampler.js", "sampler.js"),
            Map.entry("/assets/conversation.js", "conversation.js"),
            Map.entry("/assets/recording.js", "recording.js"),
            Map.entry("/assets/languages.js", "languages.js"),
            Map.entry("/assets/docs.css", "docs.css"),
            Map.entry("/assets/docs.js", "docs.js"),
            Map.entry("/assets/icon.svg", "icon.svg"));

    private Pages() {}

    public static void addTo(RoutesConfig routes) {
        FILES.forEach((path, name) -> {
            var page = Page.of(name);
            routes.get(path, page::answer);
            routes.head(path, page::answer);
        });
    }
}
