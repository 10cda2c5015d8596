package dev.earshot.bridge.server;

import dev.earshot.bridge.secrets.ApiKey;
import dev.earshot.bridge.secrets.KeyRing;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who may use a server: whoever has one of its keys or, where it wants none, whoever reaches it.
///
/// @param ring the keys; where there is a ring without keys, nobody comes in
/// @param anywhere whether the user has said that, without keys, everybody in the network may
/// @param hosts names that the server goes by, beside those it knows itself
/// @param origins of the pages that may use it beside its own: `https://example.org`, or `*` for all
public record Access(Optional<KeyRing> ring, boolean anywhere, List<String> hosts, List<String> origins) {
    /// The name of those who need no key.
    public static final String EVERYBODY = "";

    public Access {
        hosts = List.copyOf(hosts);
        origins = List.copyOf(origins);
    }

    /// For the programs of this machine.
    public static Access local() {
        return new Access(Optional.empty(), false, List.of(), List.of());
    }

    /// For whoever reaches the server, wherever it listens.
    public static Access open() {
        return new Access(Optional.empty(), true, List.of(), List.of());
    }

    /// Several keys have names like `key 2`.
    public static Access of(List<String> secrets) {
        var keys = new ArrayList<ApiKey>();
        for (var secret : secrets) {
            keys.add(ApiKey.of("key " + (keys.size() + 1), secret));
        }
        return of(KeyRing.of(keys));
    }

    public static Access of(KeyRing ring) {
        return new Access(Optional.of(ring), false, List.of(), List.of());
    }

    public Access withHosts(List<String> names) {
        return new Access(ring, anywhere, names, origins);
    }

    public Access withOrigins(List<String> pages) {
        return new Access(ring, anywhere, hosts, pages);
    }

    /// Whether anybody may come in who has no key.
    boolean wantsNoKey() {
        return ring.isEmpty();
    }

    /// The name of whoever asks; empty for one who may not.
    Optional<String> admit(Opening opening, Instant now) {
        if (ring.isEmpty()) {
            return Optional.of(EVERYBODY);
        }
        var digests = Tokens.of(opening).map(ApiKey::digest).toList();
        Optional<String> name = Optional.empty();
        for (var key : ring.get().keys()) { // all of them, so that the time tells nothing
            for (var digest : digests) {
                name = key.hasDigest(digest) && key.isValidAt(now) ? Optional.of(key.name()) : name;
            }
        }
        return name;
    }

    /// What a key may do; a key that is gone by now has no limits of its own.
    ApiKey.Limits limits(String key) {
        return ring.stream()
                .flatMap(all -> all.keys().stream())
                .filter(one -> one.name().equals(key))
                .findFirst()
                .map(ApiKey::limits)
                .orElse(ApiKey.Limits.NONE);
    }

    /// Whether nobody can use a server at this address who should not.
    ///
    /// @throws SttException NETWORK for a host that there is not
    public boolean suits(String host) {
        return anywhere || ring.isPresent() || isLoopback(host);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new SttException(
                    SttError.NETWORK, "This machine has no address '" + host + "'; 127.0.0.1 is its own.", e);
        }
    }
}
