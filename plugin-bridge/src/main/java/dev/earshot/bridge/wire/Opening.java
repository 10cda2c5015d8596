package dev.earshot.bridge.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The request that a connection began with, before it became a socket: for a server what was asked,
/// for a client what to ask. Who may connect is decided elsewhere; a client's opening holds no secret.
///
/// @param path of the address, `/v1/listen`
/// @param query its parameters, decoded, in their order; each may be there several times
/// @param headers by their names, the case of which does not matter
public record Opening(String path, Map<String, List<String>> query, Map<String, List<String>> headers) {
    public Opening {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        headers = Map.copyOf(headers);
    }

    /// One without parameters and headers.
    public static Opening of(String path) {
        return new Opening(path, Map.of(), Map.of());
    }

    /// The same with one more parameter.
    public Opening with(String name, String value) {
        var more = new LinkedHashMap<String, List<String>>(query);
        more.merge(
                name,
                List.of(value),
                (some, one) -> Stream.concat(some.stream(), one.stream()).toList());
        return new Opening(path, more, headers);
    }

    /// A parameter; where it is there several times, the first.
    public Optional<String> parameter(String name) {
        return parameters(name).stream().findFirst();
    }

    public List<String> parameters(String name) {
        return query.getOrDefault(name, List.of());
    }

    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .findFirst();
    }

    /// Path and query as they stand in an address.
    public String target() {
        var parameters = query.entrySet().stream()
                .flatMap(parameter ->
                        parameter.getValue().stream().map(value -> encoded(parameter.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        return parameters.isEmpty() ? path : path + "?" + parameters;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
