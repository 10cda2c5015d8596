package dev.earshot.bridge.secrets;

import java.util.List;
import java.util.stream.Stream;

/// The keys that open a server. Safe for many threads.
@FunctionalInterface
public interface KeyRing {
    /// Those that there are now; each has a name of its own. Where there are none, nobody comes in.
    List<ApiKey> keys();

    /// Always these.
    static KeyRing of(List<ApiKey> keys) {
        var all = List.copyOf(keys);
        return () -> all;
    }

    /// These and those of another one.
    default KeyRing and(KeyRing other) {
        return () -> Stream.concat(keys().stream(), other.keys().stream()).toList();
    }
}
