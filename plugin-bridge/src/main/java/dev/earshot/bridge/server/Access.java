package dev.earshot.bridge.server;

import dev.earshot.bridge.wire.Opening;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Who may use a server: whoever has one of its keys or, where it has none, whoever reaches it.
///
/// @param keys each with a name of its own
/// @param anywhere whether the user has said that, without keys, everybody in the network may
public record Access(List<Key> keys, boolean anywhere) {
    /// The name of those who need no key.
    public static final String EVERYBODY = "";

    /// A secret under a name that may be shown. Only its digest is kept, so that it cannot be shown
    /// by mistake.
    ///
    /// @param digest SHA-256 of the secret, in hexadecimal digits
    public record Key(String name, String digest) {
        public static Key of(String name, String secret) {
            if (secret.isBlank()) {
                throw new SttException(
                        SttError.ACCESS_DENIED, "An API key must not be empty; choose one that nobody guesses.");
            }
            return new Key(name, Access.digest(secret));
        }

        @Override
        public String toString() {
            return "Key[" + name + "]";
        }
    }

    public Access {
        keys = List.copyOf(keys);
    }

    /// For the programs of this machine.
    public static Access local() {
        return new Access(List.of(), false);
    }

    /// For whoever reaches the server, wherever it listens.
    public static Access open() {
        return new Access(List.of(), true);
    }

    /// Several keys have names like `key 2`.
    public static Access of(List<String> secrets) {
        var keys = new ArrayList<Key>();
        for (var secret : secrets) {
            keys.add(Key.of("key " + (keys.size() + 1), secret));
        }
        return new Access(keys, false);
    }

    /// The name of whoever asks; empty for one who may not.
    Optional<String> admit(Opening opening) {
        if (keys.isEmpty()) {
            return Optional.of(EVERYBODY);
        }
        var tokens = tokens(opening).map(Access::digest).toList();
        Optional<String> name = Optional.empty();
        for (var key : keys) { // all of them, so that the time tells nothing
            for (var token : tokens) {
                boolean same = MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), key.digest().getBytes(StandardCharsets.UTF_8));
                name = same ? Optional.of(key.name()) : name;
            }
        }
        return name;
    }

    /// Wherever the protocols that are spoken here put a token.
    private static Stream<String> tokens(Opening opening) {
        return Stream.of(
                        opening.header("Authorization").stream().flatMap(Access::ofScheme),
                        opening.header("X-API-Key").stream(),
                        opening.header("Sec-WebSocket-Protocol").stream().flatMap(Access::ofSubprotocols),
                        Stream.of("api_key", "token", "access_token")
                                .flatMap(name -> opening.parameters(name).stream()))
                .flatMap(tokens -> tokens)
                .filter(token -> !token.isBlank())
                .limit(8); // more than anybody sends
    }

    private static Stream<String> ofScheme(String header) {
        var parts = header.strip().split("\\s+", 2);
        return parts.length == 2 && parts[0].toLowerCase(Locale.ROOT).matches("bearer|token")
                ? Stream.of(parts[1])
                : Stream.empty();
    }

    /// Browsers cannot send headers: Deepgram's send `token, KEY`, OpenAI's `realtime,
    /// openai-insecure-api-key.KEY`.
    private static Stream<String> ofSubprotocols(String header) {
        var names = Stream.of(header.split(",", 9)).map(String::strip).toList();
        var prefix = "openai-insecure-api-key.";
        var openai =
                names.stream().filter(name -> name.startsWith(prefix)).map(name -> name.substring(prefix.length()));
        var deepgram =
                names.size() > 1 && names.getFirst().toLowerCase(Locale.ROOT).matches("token|bearer")
                        ? Stream.of(names.get(1))
                        : Stream.<String>empty();
        return Stream.concat(openai, deepgram);
    }

    /// Whether nobody can use a server at this address who should not.
    ///
    /// @throws SttException NETWORK for a host that there is not
    public boolean suits(String host) {
        return anywhere || !keys.isEmpty() || isLoopback(host);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new SttException(
                    SttError.NETWORK, "This machine has no address '" + host + "'; 127.0.0.1 is its own.", e);
        }
    }

    private static String digest(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
