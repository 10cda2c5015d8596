package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.Opening;
import java.util.LinkedHashMap;
import java.util.List;

/// How a service wants to be shown a key.
public sealed interface KeyUse {
    /// It takes none.
    record None() implements KeyUse {}

    /// In a header.
    ///
    /// @param before what stands before the key, `Bearer ` for example
    record Header(String name, String before) implements KeyUse {}

    /// In the query of the address. A log of a server on the way may keep that.
    record Parameter(String name) implements KeyUse {}

    /// In a way of its own, a signature for example.
    record Own() implements KeyUse {}

    /// `Authorization: Bearer KEY`
    static KeyUse bearer() {
        return new Header("Authorization", "Bearer ");
    }

    /// The same request, with the key in it. It leaves this process at once.
    default Opening with(Opening opening, String key) {
        return switch (this) {
            case None _, Own _ -> opening;
            case Parameter(var name) -> opening.with(name, key);
            case Header(var name, var before) -> {
                var headers = new LinkedHashMap<>(opening.headers());
                headers.put(name, List.of(before + key));
                yield new Opening(opening.path(), opening.query(), headers);
            }
        };
    }
}
