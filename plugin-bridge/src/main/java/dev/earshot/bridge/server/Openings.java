package dev.earshot.bridge.server;

import dev.earshot.bridge.wire.Opening;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The first lines of a request, as far as protocols and APIs look at them. The body stays unread, whatever type it
/// has.
final class Openings {
    private Openings() {}

    static Opening of(HttpServletRequest request) {
        var headers = new LinkedHashMap<String, List<String>>();
        Collections.list(request.getHeaderNames())
                .forEach(name -> headers.put(name, Collections.list(request.getHeaders(name))));
        var query = Optional.ofNullable(request.getQueryString()).map(Openings::parameters);
        return new Opening(decoded(request.getRequestURI(), false), query.orElse(Map.of()), headers);
    }

    private static Map<String, List<String>> parameters(String query) {
        var parameters = new LinkedHashMap<String, List<String>>();
        for (var one : query.split("&", -1)) {
            if (!one.isEmpty()) {
                var parts = one.split("=", 2);
                parameters
                        .computeIfAbsent(decoded(parts[0], true), _ -> new ArrayList<>())
                        .add(parts.length == 1 ? "" : decoded(parts[1], true));
            }
        }
        return parameters;
    }

    /// What is not encoded as it should be is taken as it stands.
    private static String decoded(String text, boolean plusIsBlank) {
        try {
            return URLDecoder.decode(plusIsBlank ? text : text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
