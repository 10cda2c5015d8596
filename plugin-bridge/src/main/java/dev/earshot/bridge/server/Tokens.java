package dev.earshot.bridge.server;

import dev.earshot.bridge.wire.Opening;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Wherever the protocols that are spoken here put a key: in headers, in parameters, and among
/// subprotocols, since a browser can send a WebSocket nothing else that nobody sees in an address.
final class Tokens {
    private static final Set<String> PARAMETERS = Set.of("api_key", "token", "access_token");

    private static final Set<String> HEADERS =
            Set.of("authorization", "x-api-key", "sec-websocket-protocol", "cookie", "proxy-authorization");

    /// OpenAI's in a browser: `realtime, openai-insecure-api-key.KEY`.
    private static final String OPENAI = "openai-insecure-api-key.";

    /// Our own: `earshot, earshot-key.KEY`, or the key's UTF-8 as base64url.
    private static final String EARSHOT = "earshot-key.";

    private Tokens() {}

    /// What may be keys.
    static Stream<String> of(Opening opening) {
        return Stream.of(
                        opening.header("Authorization").stream().flatMap(Tokens::ofScheme),
                        opening.header("X-API-Key").stream(),
                        opening.header("Sec-WebSocket-Protocol").stream().flatMap(Tokens::ofSubprotocols),
                        PARAMETERS.stream().flatMap(name -> opening.parameters(name).stream()))
                .flatMap(tokens -> tokens)
                .filter(token -> !token.isBlank())
                .limit(8); // more than anybody sends
    }

    private static Stream<String> ofScheme(String header) {
        var parts = header.strip().split("\\s+", 2);
        return parts.length == 2 && isScheme(parts[0]) ? Stream.of(parts[1]) : Stream.empty();
    }

    private static boolean isScheme(String word) {
        return word.toLowerCase(Locale.ROOT).matches("bearer|token");
    }

    private static Stream<String> ofSubprotocols(String header) {
        var names = names(header);
        var deepgram = isDeepgrams(names) ? Stream.of(names.get(1)) : Stream.<String>empty();
        return Stream.concat(deepgram, names.stream().flatMap(Tokens::ofSubprotocol));
    }

    private static Stream<String> ofSubprotocol(String name) {
        if (name.startsWith(OPENAI)) {
            return Stream.of(name.substring(OPENAI.length()));
        }
        if (name.startsWith(EARSHOT)) {
            var token = name.substring(EARSHOT.length());
            return Stream.concat(Stream.of(token), decoded(token).stream());
        }
        return Stream.empty();
    }

    private static Optional<String> decoded(String base64url) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(base64url), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// `token, KEY`
    private static boolean isDeepgrams(List<String> names) {
        return names.size() > 1 && isScheme(names.getFirst());
    }

    private static List<String> names(String header) {
        return Stream.of(header.split(",", 9)).map(String::strip).toList();
    }

    /// The first subprotocol that is offered and no key, as all clients expect that offer any.
    static Optional<String> answer(List<String> offered) {
        return offered.stream()
                .limit(isDeepgrams(offered) ? 1 : offered.size())
                .filter(name -> !name.startsWith(OPENAI) && !name.startsWith(EARSHOT))
                .findFirst();
    }

    /// The same without anything that may be a key, so that none gets into a message or a log.
    static Opening without(Opening opening) {
        var query = new LinkedHashMap<String, List<String>>(opening.query());
        query.keySet().removeAll(PARAMETERS);
        Map<String, List<String>> headers = new TreeMap<>(opening.headers());
        headers.keySet().removeIf(name -> HEADERS.contains(name.toLowerCase(Locale.ROOT)));
        return new Opening(opening.path(), query, headers);
    }
}
