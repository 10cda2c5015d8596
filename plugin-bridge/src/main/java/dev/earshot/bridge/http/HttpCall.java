package dev.earshot.bridge.http;

import dev.earshot.bridge.wire.Opening;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A request, read to its end.
///
/// @param id unlike that of any other call; a UUID
/// @param began when it came
/// @param method `GET` or `POST`, in capitals
/// @param opening path, query and headers
public record HttpCall(String id, Instant began, String method, Opening opening, Body body) {
    /// The same with a body that has been read.
    public HttpCall with(Body other) {
        return new HttpCall(id, began, method, opening, other);
    }

    /// Path without query, `/v1/models`.
    public String path() {
        return opening.path();
    }

    /// A field of its form; where it is there several times, the first.
    public Optional<String> field(String name) {
        return fields(name).stream().findFirst();
    }

    public List<String> fields(String name) {
        return switch (body) {
            case Body.Form(var fields, var _) -> fields.getOrDefault(name, List.of());
            case Body.Nothing _, Body.Raw _ -> List.of();
        };
    }

    /// A file of its form.
    public Optional<Upload> file(String name) {
        return switch (body) {
            case Body.Form form -> Optional.ofNullable(form.files().get(name));
            case Body.Nothing _, Body.Raw _ -> Optional.empty();
        };
    }
}
